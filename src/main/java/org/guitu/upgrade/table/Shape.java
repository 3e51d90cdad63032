package org.guitu.upgrade.table;

import java.util.List;

/** What the columns of a table are. Two tables of one shape can exchange rows. */
record Shape(String hitPolicy, List<String> inputs, List<String> outputs) {}
