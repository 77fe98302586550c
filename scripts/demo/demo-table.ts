import type { DemoFile } from "@/db/seed/demo";

/** Addresses and logins, short: one person of each kind; all of them are in .data/demo.json. */
export function demoTable(file: DemoFile): string {
  const rows = file.brands.flatMap((brand) => {
    const [buyer] = brand.buyers;
    const [supplier] = brand.suppliers;
    return [
      [`http://${brand.host}`, "operator", brand.operator.email, brand.operator.password],
      ...(buyer ? [["", "buyer", buyer.email, buyer.password]] : []),
      ...(supplier ? [["", "supplier", supplier.email, supplier.password]] : []),
    ];
  });
  const all = [["address", "as", "email", "password"], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const lines = all.map((row) =>
    `  ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join("  ")}`.trimEnd(),
  );
  return [
    "",
    ...lines,
    "",
    `  API at ${file.baseUrl}/api/v1, described at ${file.baseUrl}/api/docs; all logins and keys: .data/demo.json`,
    "  Ctrl-C ends everything; the data stay.",
    "",
  ].join("\n");
}
