import { totalmem } from 'node:os';

/** How much the server may take: a busy product, a small computer or a short command, or a test that may lose data. */
export type ServerMemory = 'normal' | 'small' | 'test';

const MB = 1024 * 1024;

/** Settings of the server as name → value. They are given at every start, so an update of the product brings its own. */
export function serverSettings(
  memory: ServerMemory,
  place: { port: number; socketDir: string | null },
): Record<string, string> {
  return {
    port: String(place.port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: place.socketDir ?? '',
    unix_socket_permissions: '0700',
    max_connections: '100',
    jit: 'off',
    // a used-up piece of the log of changes is deleted and not kept for the next: what was erased goes with it
    wal_recycle: 'off',
    // young tables get their statistics within seconds, and not only after the first minute of sales
    autovacuum_naptime: '15s',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_line_prefix: '%m [%p] ',
    ...silence,
    ...(process.platform === 'linux' ? { wal_sync_method: 'fdatasync' } : {}),
    ...sizes(memory),
  };
}

/**
 * The server's log holds no value: an error's text, detail, context and statement quote what was stumbled over, and they stay
 * after a person is erased. Whoever asked gets the error, and our own log its code; this one keeps starts, stops and crashes.
 */
const silence = {
  log_min_messages: 'log',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_statement: 'none',
  log_min_duration_statement: '-1',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
};

function sizes(memory: ServerMemory): Record<string, string> {
  switch (memory) {
    case 'normal':
      return { shared_buffers: `${normalBuffers()}MB`, max_wal_size: '4GB', maintenance_work_mem: '256MB' };
    case 'small':
      return { shared_buffers: '64MB', max_wal_size: '1GB' };
    case 'test':
      // Nothing a test writes is worth a disk flush; this makes the suite several times faster.
      return {
        shared_buffers: '128MB',
        max_wal_size: '1GB',
        fsync: 'off',
        synchronous_commit: 'off',
        full_page_writes: 'off',
      };
  }
}

/** An eighth of the computer's memory, at least 128 MB and at most 1 GB. */
function normalBuffers(): number {
  return Math.round(Math.min(1024, Math.max(128, totalmem() / 8 / MB)));
}
