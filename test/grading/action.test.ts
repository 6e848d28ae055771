import { describe, expect, it } from "vitest";
import { grader, questionOf, verdictOn } from "./helpers.js";

const handshake = {
  prompt: "What happens before the first byte of a page goes over the wire?",
  look_for: [
    {
      id: "verify",
      point: "The client verifies the server's certificate",
      accept: ["client checks server certificate"],
    },
  ],
};

describe("a point about who does what to whom", () => {
  it.each([
    "The client verifies the certificate of the server.",
    "The server's certificate is verified by the client.",
    "The browser checks the server certificate against its trust store.",
    "The server sends its certificate, which the client verifies.",
    "The server verifies the client's certificate, if asked; the client always verifies the server's certificate.",
    "The client is checking the server certificate.",
    "The server receives the certificate request that the client checks.",
  ])("is made by: %s", (answer) => {
    expect(verdictOn(handshake, answer)).not.toBe("missed");
  });

  it.each([
    "The server verifies the certificate of the client.",
    "The client's certificate is checked by the server.",
    "The server checks the browser's certificate.",
    "The client hello arrives, then the server verifies the client's certificate.",
  ])("is missed with the roles swapped: %s", (answer) => {
    const [point] = grader.grade(questionOf(handshake), answer).points;
    expect(point).toMatchObject({ verdict: "missed", reason: "said with the roles swapped" });
  });

  it("is not judged where nobody can tell who acts", () => {
    const answer = "The server certificate is checked at the client.";
    expect(verdictOn(handshake, answer)).not.toBe("missed");
  });
});

describe("a red flag about who does what to whom", () => {
  const flagged = questionOf({
    ...handshake,
    red_flags: [
      {
        id: "reverse",
        point: "Lets the server check the client",
        accept: ["server checks client certificate"],
      },
    ],
  });
  const raised = (answer: string) => grader.grade(flagged, answer).redFlags[0]?.raised;

  it("is raised by those who say so, and not by those who say the reverse", () => {
    expect(raised("The server checks the certificate of the client.")).toBe(true);
    expect(raised("The client checks the certificate of the server.")).toBe(false);
  });
});
