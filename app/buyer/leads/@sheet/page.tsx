/** Back in the list the sheet is gone. */
export default function ClosedSheet() {
  return null;
}
