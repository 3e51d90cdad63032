package org.guitu.startup;

import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;

/** The PostgreSQL that this node works on: its own embedded one, or one outside. */
public interface Database extends JdbcConnectionDetails {

    /** Where the data lie, in words for people; never with a password. */
    String where();
}
