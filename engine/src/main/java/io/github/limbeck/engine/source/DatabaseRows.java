package io.github.limbeck.engine.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Array;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** Rows that a database answers a query with, streamed. Drivers are looked for on the processor path. */
final class DatabaseRows implements RowReader {
  private static final int ROWS_AT_ONCE = 1000;

  private final MessageDigest digest;
  private final Connection connection;
  private final Statement statement;
  private final ResultSet result;
  private final int columns;
  private long rows;

  private DatabaseRows(Connection connection, Statement statement, ResultSet result, MessageDigest digest) throws SQLException {
    this.connection = connection;
    this.statement = statement;
    this.result = result;
    this.digest = digest;
    this.columns = result.getMetaData().getColumnCount();
  }

  /** No driver on the processor path takes the URL. */
  static final class NoDriverException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /** The database refused; the cause is its own exception. */
  static final class QueryFailedException extends IOException {
    private static final long serialVersionUID = 1L;

    QueryFailedException(SQLException cause) {
      super(cause);
    }
  }

  /**
   * Runs a query.
   *
   * @param digest takes up the names and the cells as they are read
   */
  static DatabaseRows of(Source.Query query, MessageDigest digest) throws IOException {
    try {
      Connection connection = connect(query);
      try {
        connection.setAutoCommit(false); // with it on, some drivers fetch all rows at once
        Statement statement = connection.createStatement();
        statement.setFetchSize(ROWS_AT_ONCE);
        return new DatabaseRows(connection, statement, statement.executeQuery(query.sql()), digest);
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw new QueryFailedException(e);
    }
  }

  // DriverManager knows only drivers of the class path, and a processor has a class loader of its own.
  private static Connection connect(Source.Query query) throws IOException, SQLException {
    for (Driver driver : ServiceLoader.load(Driver.class, DatabaseRows.class.getClassLoader())) {
      if (driver.acceptsURL(query.url())) {
        Connection connection = driver.connect(query.url(), query.properties());
        if (connection != null) {
          return connection;
        }
      }
    }
    throw new NoDriverException();
  }

  @Override
  public List<String> columns() throws IOException {
    try {
      ResultSetMetaData about = result.getMetaData();
      List<String> names = new ArrayList<>();
      for (int i = 1; i <= columns; i++) {
        names.add(about.getColumnLabel(i));
      }
      names.forEach(this::take);
      return names;
    } catch (SQLException e) {
      throw new QueryFailedException(e);
    }
  }

  @Override
  public Optional<Row> next() throws IOException {
    try {
      if (!result.next()) {
        return Optional.empty();
      }
      List<String> cells = new ArrayList<>(columns);
      for (int i = 1; i <= columns; i++) {
        cells.add(cell(i));
      }
      cells.forEach(this::take);
      return Optional.of(new Row(++rows, cells));
    } catch (SQLException e) {
      throw new QueryFailedException(e);
    }
  }

  private String cell(int column) throws SQLException, IOException {
    Object value = result.getObject(column);
    if (value instanceof Clob) {
      return result.getString(column);
    }
    return CellText.of(value instanceof Array array ? array.getArray() : value);
  }

  private void take(String text) {
    byte[] bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
    int length = text == null ? -1 : bytes.length;
    digest.update(new byte[] {(byte) (length >> 24), (byte) (length >> 16), (byte) (length >> 8), (byte) length});
    digest.update(bytes);
  }

  @Override
  public void close() throws IOException {
    try (connection; statement; result) {
      connection.rollback();
    } catch (SQLException e) {
      throw new QueryFailedException(e);
    }
  }
}
