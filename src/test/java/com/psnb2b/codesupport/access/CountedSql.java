package com.psnb2b.codesupport.access;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.aopalliance.intercept.MethodInterceptor;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Notes, while a test asks for it, what the threads that answer requests ask of the database, and how many rows come. */
public final class CountedSql {

    private static volatile List<String> notes;

    private CountedSql() {}

    interface Calls {
        void make() throws Exception;
    }

    /** Every statement and row, in order, that the calls lead to. */
    static List<String> of(Calls calls) throws Exception {
        List<String> noted = new CopyOnWriteArrayList<>();
        notes = noted;
        try {
            calls.make();
        } finally {
            notes = null;
        }
        return List.copyOf(noted);
    }

    /** In the context that all tests of entry points share. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class Configuration {

        @Bean
        static BeanPostProcessor countedDataSource() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource ? counted(bean) : bean;
                }
            };
        }
    }

    /** Of the same class, since the application asks for its pool by class. */
    private static Object counted(Object source) {
        ProxyFactory proxy = new ProxyFactory(source);
        proxy.setProxyTargetClass(true);
        proxy.addAdvice((MethodInterceptor) call -> {
            Object result = call.proceed();
            boolean isOfARequest = Thread.currentThread().getName().contains("-exec-");
            return notes != null && isOfARequest && result instanceof Connection connection
                    ? noting(Connection.class, connection, "")
                    : result;
        });
        return proxy.getProxy();
    }

    private static <T> T noting(Class<T> type, T target, String sql) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, given) -> {
                    String said = given != null && given.length > 0 && given[0] instanceof String text ? text : sql;
                    Object result = call(target, method, given);
                    List<String> noted = notes;
                    if (noted != null && method.getName().startsWith("execute")) {
                        noted.add(said);
                    }
                    if (noted != null
                            && target instanceof ResultSet
                            && method.getName().equals("next")) {
                        noted.add("row: " + result);
                    }
                    if (result instanceof PreparedStatement statement) {
                        return noting(PreparedStatement.class, statement, said);
                    }
                    return result instanceof ResultSet rows ? noting(ResultSet.class, rows, said) : result;
                }));
    }

    private static Object call(Object target, Method method, Object[] given) throws Throwable {
        try {
            return method.invoke(target, given);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
