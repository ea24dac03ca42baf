package com.psnb2b.codesupport.guard;

import com.psnb2b.codesupport.engine.NewDeployment;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** What is deployed in the engine: the newest form and table of each id, and who is in which group. */
class DeployedEnvironment implements ModelEnvironment {

    /** So many members are looked at for one who is no reseller's. */
    private static final int LOOKED_AT = 50;

    private final NewDeployment deployment;
    private final Map<String, Group> groups = new HashMap<>();

    DeployedEnvironment(NewDeployment deployment) {
        this.deployment = deployment;
    }

    @Override
    public Optional<byte[]> form(String id) {
        return deployment.form(id);
    }

    @Override
    public Optional<byte[]> table(String decision) {
        return deployment.table(decision);
    }

    @Override
    public Group group(String id) {
        return groups.computeIfAbsent(id, this::look);
    }

    private Group look(String id) {
        IdentityService people = deployment.engine().getIdentityService();
        if (people.createGroupQuery().groupId(id).count() == 0) {
            return Group.UNKNOWN;
        }
        List<User> members = people.createUserQuery().memberOfGroup(id).listPage(0, LOOKED_AT);
        boolean staff = members.stream()
                .anyMatch(member -> people.createGroupQuery().groupMember(member.getId()).list().stream()
                        .noneMatch(group -> UserTaskCheck.isOfReseller(group.getId())));
        return staff ? Group.STAFFED : Group.EMPTY;
    }

    /** What the engine will have when these files are deployed. */
    static final class After implements ModelEnvironment {

        private final ModelEnvironment before;
        private final Map<String, byte[]> forms = new HashMap<>();
        private final Map<String, byte[]> tables = new HashMap<>();
        private final Map<String, Element> processes = new HashMap<>();
        private final Map<String, String> twice = new LinkedHashMap<>();

        After(ModelEnvironment before, Map<String, byte[]> files) {
            this.before = before;
            files.forEach((name, content) -> {
                if (name.endsWith(".form")) {
                    FormCheck.id(content).ifPresent(id -> put(forms, id, content, name, "form"));
                } else if (name.endsWith(".dmn") || name.endsWith(".dmn11.xml")) {
                    all(content, "decision").forEach(table -> put(tables, Xml.id(table), content, name, "table"));
                } else {
                    all(content, "process")
                            .forEach(process -> put(processes, Xml.id(process), process, name, "process"));
                }
            });
        }

        private <T> void put(Map<String, T> all, String id, T what, String file, String kind) {
            if (all.put(id, what) != null) {
                twice.put(file, "the " + kind + " " + id + " stands in this deployment twice; leave one out");
            }
        }

        private static List<Element> all(byte[] content, String kind) {
            try {
                return Xml.children(Xml.parse(content)).stream()
                        .filter(child -> kind.equals(child.getLocalName()))
                        .toList();
            } catch (SAXException e) {
                return List.of();
            }
        }

        /** What is defined by two files of the deployment. */
        Map<String, String> twice() {
            return twice;
        }

        /** Whether a form or table of this name is among the files. */
        boolean changes(String name) {
            return forms.containsKey(name) || tables.containsKey(name);
        }

        @Override
        public Optional<byte[]> form(String id) {
            return Optional.ofNullable(forms.get(id)).or(() -> before.form(id));
        }

        @Override
        public Optional<byte[]> table(String decision) {
            return Optional.ofNullable(tables.get(decision)).or(() -> before.table(decision));
        }

        @Override
        public Group group(String id) {
            return before.group(id);
        }

        @Override
        public Optional<Element> process(String key) {
            return Optional.ofNullable(processes.get(key));
        }
    }
}
