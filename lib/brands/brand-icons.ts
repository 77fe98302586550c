/** The brand's sign in every form that browsers and phones ask for, drawn once per process and look. */
import { createHash } from "node:crypto";
import { singleton } from "@/lib/core/registry";
import { brandSign, type SignedBrand, type SignShape } from "./brand-sign";

interface IconKind {
  readonly shape: SignShape;
  /** Sides of the pictures in it, in pixels; none: it has no pixels. */
  readonly sizes: readonly number[];
  readonly type: "image/svg+xml" | "image/png" | "image/x-icon";
}

export const ICONS = {
  "icon.svg": { shape: "round", sizes: [], type: "image/svg+xml" },
  "favicon.ico": { shape: "round", sizes: [16, 32, 48], type: "image/x-icon" },
  "apple-touch-icon.png": { shape: "full", sizes: [180], type: "image/png" },
  "icon-192.png": { shape: "round", sizes: [192], type: "image/png" },
  "icon-512.png": { shape: "round", sizes: [512], type: "image/png" },
  "maskable-512.png": { shape: "maskable", sizes: [512], type: "image/png" },
} as const satisfies Record<string, IconKind>;
export type IconName = keyof typeof ICONS;

export function isIconName(name: string): name is IconName {
  return Object.hasOwn(ICONS, name);
}

/** Rises where the drawing itself changes. */
const DRAWING = 1;
const MOST = 300;

interface Look {
  readonly version: string;
  readonly drawn: Map<IconName, Promise<Uint8Array>>;
}

/** Every page names its icons: what they look like is worked out once for a name and a colour. */
function lookOf(brand: SignedBrand): Look {
  const looks = singleton("brand-icons", () => new Map<string, Look>());
  const key = `${brand.theme.brandColor} ${brand.name}`;
  const known = looks.get(key);
  if (known) return known;
  if (looks.size >= MOST) looks.clear();
  const hash = createHash("sha256").update(`${DRAWING} ${brandSign(brand, "round")}`);
  const look = { version: hash.digest("base64url").slice(0, 10), drawn: new Map() };
  looks.set(key, look);
  return look;
}

/** Another look, another version: an icon's address has it and may be kept for ever. */
export function iconVersion(brand: SignedBrand): string {
  return lookOf(brand).version;
}

export function drawIcon(brand: SignedBrand, name: IconName): Promise<Uint8Array> {
  const { drawn } = lookOf(brand);
  const known = drawn.get(name);
  if (known) return known;
  const drawing = draw(brand, ICONS[name]);
  drawn.set(name, drawing);
  drawing.catch(() => drawn.delete(name));
  return drawing;
}

async function draw(brand: SignedBrand, { shape, sizes, type }: IconKind): Promise<Uint8Array> {
  const sign = Buffer.from(brandSign(brand, shape));
  if (type === "image/svg+xml") return sign;
  // Loaded when the first picture is asked for: processes that show no pages never do.
  const { default: sharp } = await import("sharp");
  const pictures = await Promise.all(
    sizes.map((size) => sharp(sign, { density: 72 }).resize(size, size).png().toBuffer()),
  );
  return type === "image/x-icon" ? bundle(pictures, sizes) : (pictures[0] ?? sign);
}

/** An .ico file: a directory, then the pictures as they are. */
function bundle(pictures: readonly Buffer[], sizes: readonly number[]): Buffer {
  const ENTRY = 16;
  const head = Buffer.alloc(6 + ENTRY * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  for (const [i, picture] of pictures.entries()) {
    const at = 6 + ENTRY * i;
    const size = sizes[i] ?? 0;
    head.writeUInt8(size, at);
    head.writeUInt8(size, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(picture.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += picture.length;
  }
  return Buffer.concat([head, ...pictures]);
}
