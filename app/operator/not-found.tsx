import { Missing } from "../_errors/missing";

export default function NotFound() {
  return <Missing home="/operator" />;
}
