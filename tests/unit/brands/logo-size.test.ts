import { expect, test } from "vitest";
import { logoSize } from "@/lib/brands/logo-schema";

test.each([
  ["as high as there is room", { width: 384, height: 96 }, { width: 128, height: 32 }],
  ["a small file larger", { width: 20, height: 10 }, { width: 64, height: 32 }],
  ["a wide one lower, never squeezed", { width: 480, height: 24 }, { width: 160, height: 8 }],
  ["a line still to be seen", { width: 480, height: 1 }, { width: 160, height: 1 }],
])("a logo is shown %s", (_how, picture, shown) => {
  expect(logoSize(picture)).toEqual(shown);
});
