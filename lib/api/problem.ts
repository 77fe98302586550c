/** Refusals as application/problem+json (RFC 9457). Every answer of the API that is not a success is made here. */
import { type ErrorCode, type FieldError, HTTP_STATUS, isAppError } from "@/lib/core/errors";
import { log } from "@/lib/runtime/log";

export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** Stable, for programs: "wallet.insufficient_funds". */
  readonly code: string;
  readonly requestId: string;
  readonly errors?: readonly FieldError[];
  readonly facts?: Readonly<Record<string, string | number | boolean | null>>;
}

/** A request that is wrong before any use case sees it: malformed JSON, too large, unknown path. */
export class RequestProblem extends Error {
  override readonly name = "RequestProblem";
  readonly isRequestProblem = true;

  constructor(
    readonly status: 400 | 404 | 405 | 413 | 415,
    readonly reason: string,
    message: string,
  ) {
    super(message);
  }
}

const TITLES: Readonly<Record<ErrorCode, string>> = {
  invalid: "The input is not right",
  unauthenticated: "Not signed in",
  forbidden: "Not allowed",
  not_found: "Not found",
  conflict: "In conflict with what is there",
  limit_exceeded: "Too many requests",
  precondition_failed: "Not possible now",
  unavailable: "Not available now",
};

const REQUEST_TITLES: Readonly<Record<number, string>> = {
  400: "Malformed request",
  404: "Not found",
  405: "Method not allowed",
  413: "Too large",
  415: "Unsupported content type",
};

function isRequestProblem(error: unknown): error is RequestProblem {
  return error instanceof Error && "isRequestProblem" in error;
}

function answer(problem: Problem, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: {
      "content-type": "application/problem+json",
      "cache-control": "no-store",
      "x-request-id": problem.requestId,
      ...headers,
    },
  });
}

const typeOf = (kind: string): string => `/api/docs#problem-${kind.replaceAll("_", "-")}`;

/** The answer to whatever was thrown. What is not a refusal is logged and shown as nothing but the request's id. */
export function problemResponse(error: unknown, requestId: string): Response {
  if (isAppError(error)) {
    const { code, reason, details } = error;
    const headers: Record<string, string> = {};
    if (code === "unauthenticated") headers["www-authenticate"] = "Bearer";
    if (details.retryAfterSeconds !== undefined) headers["retry-after"] = String(details.retryAfterSeconds);
    return answer(
      {
        type: typeOf(code),
        title: TITLES[code],
        status: HTTP_STATUS[code],
        detail: details.message ?? TITLES[code],
        code: reason,
        requestId,
        ...(details.errors
          ? {
              errors: details.errors.map(({ field, code: wrong, message }) => ({
                field,
                code: wrong,
                message,
              })),
            }
          : {}),
        ...(details.facts ? { facts: details.facts } : {}),
      },
      headers,
    );
  }
  if (isRequestProblem(error)) {
    const title = REQUEST_TITLES[error.status] ?? "Malformed request";
    return answer({
      type: typeOf("request"),
      title,
      status: error.status,
      detail: error.message,
      code: error.reason,
      requestId,
    });
  }
  log().error({ err: error, requestId }, "a request failed");
  return answer({
    type: typeOf("internal"),
    title: "Something went wrong here",
    status: 500,
    detail: "This was not your fault. If it happens again, tell us the request id.",
    code: "internal",
    requestId,
  });
}
