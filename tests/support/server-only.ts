// What "server-only" is in tests: the real one throws outside of React's server build.
export {};
