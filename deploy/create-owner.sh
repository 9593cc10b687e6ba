#!/bin/sh
# Runs once, when PostgreSQL creates its files: the role Tandem migrates as owns one database and is no superuser, so
# that row-level security and the ownership of functions mean what they say.
set -eu
psql --username "$POSTGRES_USER" --dbname postgres --set ON_ERROR_STOP=1 --set password="$TANDEM_OWNER_PASSWORD" <<'SQL'
CREATE ROLE tandem_owner LOGIN CREATEROLE PASSWORD :'password';
CREATE DATABASE tandem OWNER tandem_owner TEMPLATE template0 ENCODING 'UTF8';
REVOKE ALL ON DATABASE tandem FROM PUBLIC;
SQL
