/** A complete configuration for tests: nothing of the machine's own environment decides what they do. */
export function testEnvironment(databaseUrl: string): Record<string, string> {
  return {
    DATABASE_URL: databaseUrl,
    DATABASE_DRIVER: "auto",
    APP_SECRET: "a secret of the tests, long enough and known to everybody",
    BASE_URL: "http://127.0.0.1:3000",
    MAIL_STAND_IN: "true",
    ALLOW_PRIVATE_WEBHOOKS: "true",
    LOG_LEVEL: "silent",
  };
}
