-- Runs once, in a new and empty PostgreSQL: Guitu's own role is no superuser, and the superuser gets in from inside only.
\getenv password POSTGRES_PASSWORD
create role guitu login password :'password';
create database guitu owner guitu;
alter role postgres password null;
