import { describe, expect, it } from "vitest";
import { readText } from "../../src/grading/text.js";

function deniedWords(source: string): string[] {
  const { tokens, denied } = readText(source);
  return tokens.filter((token, i) => denied[i] === 1 && token.content).map(({ word }) => word);
}

describe("words under a denial", () => {
  it("reach from the denial to the end of its clause", () => {
    expect(deniedWords("It does not lock the row, so both writes succeed.")).toEqual(["lock", "row"]);
    expect(deniedWords("The row isn't locked because everyone forgot.")).toEqual(["locked"]);
  });

  it("take in all items of a list that ends in or", () => {
    expect(deniedWords("SIGKILL cannot be caught, blocked or ignored.")).toEqual([
      "caught",
      "blocked",
      "ignored",
    ]);
  });

  it("are only the thing itself after without and with no", () => {
    expect(deniedWords("An author with no match gets one row.")).toEqual(["match"]);
    expect(deniedWords("Without locks the writes interleave.")).toEqual(["locks"]);
    expect(deniedWords("Refresh tokens w/o rotation, w/ expiry")).toEqual(["rotation"]);
  });

  it("are the whole statement after it is false that", () => {
    expect(deniedWords("It is false that indexes speed up writes.")).toEqual([
      "indexes",
      "speed",
      "up",
      "writes",
    ]);
    expect(deniedWords("I don't think that retries help, ever.")).toContain("retries");
  });

  it("are what is dismissed", () => {
    expect(deniedWords("Idempotent processing isn't necessary here.")).toContain("idempotent");
    expect(deniedWords("With a token, a lock is overkill.")).toEqual(["lock"]);
    expect(deniedWords("The outbox is not really worth it.")).toContain("outbox");
    expect(deniedWords("Raising the target does not help, so I add statistics.")).toEqual([
      "raising",
      "target",
      "help",
    ]);
    expect(deniedWords("Lock unnecessary, use one statement.")).toEqual(["lock"]);
    expect(deniedWords("I would drop the columns that are not needed.")).not.toContain("columns");
    expect(deniedWords("Cache rows which are not required often.")).not.toContain("rows");
    expect(deniedWords("Long transactions are bad, they hold locks.")).toEqual([]);
    expect(deniedWords("A lock is never useless.")).not.toContain("lock");
    expect(deniedWords("If ordering is not needed, partitions help.")).not.toContain("ordering");
  });

  it("are none after the value None", () => {
    expect(deniedWords("Use tags=None and make a fresh list inside.")).toEqual([]);
    expect(deniedWords("None of the tags are shared.")).toContain("tags");
  });

  it("are none after a part of a name", () => {
    expect(deniedWords("Send no-store with the balance.")).toEqual([]);
    expect(deniedWords("Wrap ErrNotFound and add context.")).toEqual([]);
  });

  it("are none after a double denial and after not only", () => {
    expect(deniedWords("It is not false that indexes help.")).toEqual([]);
    expect(deniedWords("It not only locks the row.").includes("locks")).toBe(false);
  });

  it("are all things of a list of noes", () => {
    expect(deniedWords("There are no joins, no constraints and no transactions over keys.")).toEqual([
      "joins",
      "constraints",
      "transactions",
      "keys",
    ]);
  });

  it("end where a contrast begins", () => {
    expect(deniedWords("It does not lock the table but the row.")).toEqual(["lock", "table"]);
  });
});
