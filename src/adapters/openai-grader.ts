/** The opt-in language-model grader: any endpoint that speaks OpenAI's chat completions, such as a local Ollama. */
import type { Question } from "../bank/question.js";
import { UserError } from "../core/errors.js";
import { type JudgeResult, judgeMessages, REPLY_SCHEMA, readReply } from "../grading/judge-prompt.js";

export interface ModelOptions {
  /** Milliseconds for one try. */
  timeout?: number;
  /** Tries in all. */
  tries?: number;
  /** Milliseconds before the second try, doubled before each later one. */
  pause?: number;
}

const DEFAULT_URL = "https://api.openai.com/v1";
const DEFAULT_MODEL = "gpt-4o-mini";
const TIMEOUT = 60_000;
const TRIES = 3;
const PAUSE = 500;
/** Bytes of a reply that are read. */
const LONGEST_REPLY = 1_000_000;

/**
 * Asks the endpoint of OPENAI_BASE_URL with the model of OPENAI_MODEL. A failure is a result, never an exception,
 * so that the caller says it and labels whatever verdicts it gives instead.
 *
 * @throws UserError when neither a key nor an endpoint of one's own is set, or the endpoint is no http(s) address
 */
export async function gradeWithModel(
  question: Question,
  answer: string,
  env: Readonly<Record<string, string | undefined>>,
  options: ModelOptions = {},
): Promise<JudgeResult> {
  const endpoint = endpointOf(env);
  if (question.look_for.length === 0) return { ok: false, reason: "the question names no points" };
  const { tries = TRIES, pause = PAUSE, timeout = TIMEOUT } = options;
  let reason = "no try was made";
  for (let tried = 0; tried < tries; tried++) {
    if (tried > 0) await sleep(pause * 2 ** (tried - 1));
    const reply = await ask(endpoint, judgeMessages(question, answer), timeout);
    if (!reply.ok) {
      reason = reply.reason;
      if (reply.final) break;
      continue;
    }
    const result = readReply(reply.text, question, answer, `openai/${endpoint.model}`);
    if (result.ok) return result;
    reason = result.reason;
  }
  return { ok: false, reason };
}

interface Endpoint {
  url: URL;
  key: string | undefined;
  model: string;
}

function endpointOf(env: Readonly<Record<string, string | undefined>>): Endpoint {
  const base = env.OPENAI_BASE_URL || DEFAULT_URL;
  const key = env.OPENAI_API_KEY || undefined;
  if (!key && !env.OPENAI_BASE_URL)
    throw new UserError(
      "the language-model grader needs OPENAI_API_KEY, or OPENAI_BASE_URL of an endpoint of your own",
      "Without --grader the built-in grader works offline.",
    );
  if (!URL.canParse(base) || !/^https?:$/.test(new URL(base).protocol))
    throw new UserError(`OPENAI_BASE_URL is no http address: ${base}`);
  return {
    url: new URL(`${base.replace(/\/+$/, "")}/chat/completions`),
    key,
    model: env.OPENAI_MODEL || DEFAULT_MODEL,
  };
}

type Reply = { ok: true; text: string } | { ok: false; reason: string; final: boolean };

async function ask({ url, key, model }: Endpoint, messages: object[], timeout: number): Promise<Reply> {
  const body = {
    model,
    messages,
    temperature: 0,
    response_format: {
      type: "json_schema",
      json_schema: { name: "verdicts", strict: true, schema: REPLY_SCHEMA },
    },
  };
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", ...(key ? { authorization: `Bearer ${key}` } : {}) },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(timeout),
      // A key must not travel to wherever an endpoint points.
      redirect: "error",
    });
    const text = await readBody(response);
    if (!response.ok) return refused(response.status);
    return contentOf(text);
  } catch (error) {
    const timedOut = error instanceof Error && error.name === "TimeoutError";
    return {
      ok: false,
      reason: timedOut ? "it did not answer in time" : "it could not be reached",
      final: false,
    };
  }
}

function refused(status: number): Reply {
  const worthAnotherTry = status === 408 || status === 429 || status >= 500;
  return { ok: false, reason: `it refused with status ${status}`, final: !worthAnotherTry };
}

async function readBody(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > LONGEST_REPLY) break;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function contentOf(text: string): Reply {
  const bad: Reply = { ok: false, reason: "its reply is no chat completion", final: false };
  try {
    const content: unknown = JSON.parse(text)?.choices?.[0]?.message?.content;
    return typeof content === "string" ? { ok: true, text: content } : bad;
  } catch {
    return bad;
  }
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
