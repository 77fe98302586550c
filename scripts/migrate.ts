/** Brings the database at DATABASE_URL (or MIGRATION_DATABASE_URL) to this version's schema. */
import { migrate } from "@/db/migrate";
import { env } from "@/lib/runtime/env";

await migrate(env().MIGRATION_DATABASE_URL ?? env().DATABASE_URL);
console.log("The database is up to date.");
