/** Where a role finds a database on this machine. */
export interface LocalDatabase {
  user: string;
  password: string;
  port: number;
  database: string;
}

/** The URL of a database on this machine; it says so explicitly wherever PG* variables could say otherwise. */
export function postgresUrl({ user, password, port, database }: LocalDatabase): string {
  return `postgresql://${user}:${password}@127.0.0.1:${String(port)}/${database}?sslmode=disable`;
}

/** The same server and database for another role. */
export function urlForRole(url: string, user: string, password: string): string {
  const changed = new URL(url);
  changed.username = user;
  changed.password = password;
  return changed.toString();
}
