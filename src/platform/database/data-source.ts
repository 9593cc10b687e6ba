import pg from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';

/** A calendar day stays the text it is: as a Date it would move with the time zone of the machine. */
const TYPES = new pg.TypeOverrides();
TYPES.setTypeParser(pg.types.builtins.DATE, String);

const REQUEST_POOL_SIZE = 10;

/** Limits of one request on the database, in milliseconds: nothing waits forever and nothing holds locks forever. */
const REQUEST_LIMITS = {
  lock_timeout: 2_000,
  statement_timeout: 10_000,
  idle_in_transaction_session_timeout: 15_000,
};

/** Which database, and whether for the owner's work (migrations, imports), which may take its time. */
export interface DatabaseAccess {
  url: string;
  migrate: boolean;
}

/** Options for a TypeORM data source; logging stays off because TypeORM's log carries the values of queries. */
export function dataSourceOptions({ url, migrate }: DatabaseAccess): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    entities: [],
    synchronize: false,
    logging: false,
    installExtensions: false,
    migrationsTableName: 'schema_migration',
    applicationName: migrate ? 'tandem-owner' : 'tandem',
    connectTimeoutMS: 10_000,
    poolSize: migrate ? 2 : REQUEST_POOL_SIZE,
    extra: { types: TYPES, ...(migrate ? {} : REQUEST_LIMITS) },
  };
}

/** A data source that is not connected yet: `initialize()` does that. */
export function createDataSource(access: DatabaseAccess): DataSource {
  return new DataSource(dataSourceOptions(access));
}
