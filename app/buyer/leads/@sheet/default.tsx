/** Beside a page of its own there is no sheet. */
export default function NoSheet() {
  return null;
}
