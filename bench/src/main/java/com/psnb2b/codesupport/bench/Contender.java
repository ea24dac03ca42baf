package com.psnb2b.codesupport.bench;

import java.util.List;

/** One way of taking a claim to its review task and through the decision. */
interface Contender extends AutoCloseable {

    /** As it is called in the table; also the name of its database. */
    String name();

    /** Starts on an empty database of its own. */
    void open(String jdbcUrl) throws Exception;

    /** Makes ready what the next so many claims are filed with; nothing by default. */
    default void prepare(int claims) {}

    /** Files one claim. Returns when the caller has its answer, which may be before the review task exists. */
    void file() throws Exception;

    /** Returns when every claim that was filed has its review task. */
    void awaitReviews() throws Exception;

    /** Open review tasks, oldest first. */
    List<String> openReviews(int limit) throws Exception;

    /** Takes the task and completes it with a closure. */
    void decide(String task) throws Exception;

    @Override
    void close() throws Exception;
}
