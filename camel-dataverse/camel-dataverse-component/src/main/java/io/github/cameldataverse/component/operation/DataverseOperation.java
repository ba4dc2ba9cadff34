// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component.operation;

import java.util.Arrays;
import java.util.List;

/** All operations; a new one is one class and one line here. The constants are written as users write them. */
public enum DataverseOperation {
    /** Creates one row or many; the service assigns the ids. */
    create(Target.ROWS, new CreateRows()),
    /** Reads one row. */
    retrieve(Target.NAMED_ROWS, new RetrieveRow()),
    /** Changes one row or many; never creates. */
    update(Target.NAMED_ROWS, new UpdateRows()),
    /** Changes one row or many, creating those that are not there. */
    upsert(Target.NAMED_ROWS, new UpsertRows()),
    /** Deletes one row or many. */
    delete(Target.NAMED_ROWS, new DeleteRows()),
    /** Reads all rows that a filter lets through. */
    query(Target.ROWS, new QueryRows()),
    /** Counts the rows that a filter lets through, exactly. */
    count(Target.ROWS, new CountRows()),
    /** Tells who the connection is logged in as. */
    whoAmI(Target.ENVIRONMENT, new AskWhoAmI()),
    /** Tests the connection step by step and tells why it does not work, without failing. */
    testConnection(Target.ENVIRONMENT, new TestConnection());

    private final Target target;
    private final Operation operation;

    DataverseOperation(Target target, Operation operation) {
        this.target = target;
        this.operation = operation;
    }

    /** What an operation is about. */
    public enum Target {
        /** The environment as a whole. */
        ENVIRONMENT,
        /** Rows of a table that it finds or makes itself. */
        ROWS,
        /** Rows of a table that are named by id or alternate key. */
        NAMED_ROWS
    }

    /** What the operation is about. */
    public Target target() {
        return target;
    }

    /** Whether it needs a table, rather than the environment as a whole. */
    public boolean isForTable() {
        return target != Target.ENVIRONMENT;
    }

    /**
     * Does it.
     *
     * @param output in what form rows leave; where that is an iterator, the body is {@link java.io.Closeable}
     */
    public OperationResult execute(OperationRequest request, Output output) {
        return output.shape(operation.execute(request));
    }

    /** Names of all operations for a table, or of all for the environment. */
    public static List<String> names(boolean forTable) {
        return Arrays.stream(values())
                .filter(operation -> operation.isForTable() == forTable)
                .map(Enum::name)
                .toList();
    }

    /**
     * The operation of a name, compared without case and dashes, as Camel compares enum options.
     *
     * @throws io.github.cameldataverse.client.model.UnknownNameException lists the near names
     */
    public static DataverseOperation of(String name) {
        return OptionName.find("operation", name, DataverseOperation.class);
    }
}
