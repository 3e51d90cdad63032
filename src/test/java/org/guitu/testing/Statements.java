package org.guitu.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * The SQL statements with which the application answers HTTP requests, in their order. Each one of a batch counts; what the
 * connection pool and the transactions ask does not, nor what runs beside by a schedule.
 */
public final class Statements implements BeanPostProcessor {

    private final List<String> noted = new CopyOnWriteArrayList<>();
    private volatile boolean listening;

    /** Those of the requests that the action sends. */
    public List<String> during(Runnable action) {
        noted.clear();
        listening = true;
        try {
            action.run();
        } finally {
            listening = false;
        }
        return List.copyOf(noted);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource database ? new Watched(database) : bean;
    }

    private final class Watched extends DelegatingDataSource {

        Watched(DataSource database) {
            super(database);
        }

        @Override
        public Connection getConnection() throws SQLException {
            return watched(super.getConnection());
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return watched(super.getConnection(user, password));
        }
    }

    private Connection watched(Connection connection) {
        return proxy(
                Connection.class,
                connection,
                (method, arguments, result) -> result instanceof PreparedStatement made
                        ? watched(PreparedStatement.class, made, (String) arguments[0])
                        : result instanceof Statement made ? watched(Statement.class, made, null) : result);
    }

    private <T extends Statement> T watched(Class<T> type, T statement, String prepared) {
        return proxy(type, statement, (method, arguments, result) -> {
            if (method.getName().equals("addBatch")
                    || method.getName().startsWith("execute")
                            && !method.getName().endsWith("Batch")) {
                note(arguments == null ? prepared : (String) arguments[0]);
            }
            return result;
        });
    }

    private void note(String sql) {
        if (listening && Thread.currentThread().getName().startsWith("http-")) {
            noted.add(sql.strip().replaceAll("\\s+", " "));
        }
    }

    private interface Afterwards {
        Object see(Method method, Object[] arguments, Object result);
    }

    private static <T> T proxy(Class<T> type, T target, Afterwards afterwards) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        return afterwards.see(method, arguments, method.invoke(target, arguments));
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                }));
    }
}
