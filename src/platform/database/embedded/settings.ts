/** Server settings by name, as they stand on PostgreSQL's command line. */
export type ServerSettings = Record<string, string>;

/** The server listens on loopback only, has no socket file, and its own log carries no value of any row. */
const ALWAYS: ServerSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_destination: 'stderr',
  logging_collector: 'off',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_statement: 'none',
  log_min_duration_statement: '-1',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
};

/** What a commit has promised survives a power cut. */
export const DURABLE: ServerSettings = {
  ...ALWAYS,
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
};

/** For databases that live as long as a test run: quick, and lost with the power. */
export const THROWAWAY: ServerSettings = {
  ...ALWAYS,
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '300',
};
