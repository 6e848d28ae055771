/** Words for the two sides of an exchange: who does what to whom makes all the difference between them. */
const SIDES = `
client requester caller browser frontend app : server responder callee backend provider
producer publisher sender : consumer subscriber receiver recipient
leader primary master : follower secondary replica slave standby
reader : writer
parent : child
coordinator : participant
proxy gateway balancer : backend origin upstream server
attacker : victim
host : guest
buyer customer : seller merchant
interviewer : candidate
manager lead : report engineer
senior mentor : junior mentee
author : reviewer
`;

const PLURALS: Record<string, string> = { child: "children", proxy: "proxies" };

/** By word, one or many: on which side of which exchanges it stands, as `2 * exchange + side`. */
const sides = new Map<string, number[]>();
SIDES.trim()
  .split("\n")
  .forEach((line, exchange) => {
    line.split(":").forEach((words, side) => {
      for (const word of words.trim().split(/\s+/))
        for (const form of [word, PLURALS[word] ?? `${word}s`])
          sides.set(form, [...(sides.get(form) ?? []), 2 * exchange + side]);
    });
  });

const NOWHERE: readonly number[] = [];

/** On which sides of which exchanges a lower-case word stands; the two sides of one exchange differ in the last bit. */
export function sidesOf(word: string): readonly number[] {
  return sides.get(word) ?? NOWHERE;
}
