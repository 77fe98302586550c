/** Loaded when the environment stands: what these import reads it. */
export { demoTable } from "./demo-table";
export { startHookSink } from "./hook-sink";
export { prepareDemoData } from "./prepare-demo-data";
export { startTraffic } from "./traffic";
