/** Words that say the opposite: where one stands for the other, the statement is turned around. */
import { oppositesByStem } from "./groups.js";

const OPPOSITES = `
increase rise grow raise more higher : decrease reduce lower shrink decline fewer less drop
high higher : low lower
up : down
before earlier : after later
first : last
start begin : stop end finish
always : never
all every : none
add : remove subtract
allow permit enable : forbid prevent prohibit disallow deny block
accept : reject
success succeed : failure fail
pass : fail
fast faster quick : slow slower
big bigger large larger : small smaller little tiny
long longer : short shorter
strong stronger : weak weaker
heavy heavier : light lighter
hot hotter warm : cold colder cool
wet : dry
open : closed close shut
connect join attach link : disconnect separate detach
connected joined : separated separate
together : apart separately
same identical equal : different distinct differ separate
positive : negative
true : false
right correct : wrong incorrect
safe secure : unsafe insecure dangerous
easy simple : hard difficult complex
cheap : expensive costly
good better best : bad worse worst
advantage benefit : disadvantage drawback downside
optimistic : pessimistic
synchronous sync : asynchronous async
stateful : stateless
mutable : immutable
static : dynamic
strong : eventual
consistent : inconsistent
atomic : nonatomic
read : write
reader : writer
push : pull
inbound incoming ingress : outbound outgoing egress
upstream : downstream
encrypt : decrypt
encode serialize : decode deserialize
compress : decompress
lock acquire : unlock release
commit : rollback abort
horizontal : vertical
public : private
internal : external
local : global remote
left : right
top upper : bottom
above over : below under
inside within : outside
near close : far
early : late
new : old
full : empty
maximum max most : minimum min least
many : few
gain : lose
win : lose
alive live : dead die
love : hate
legal : illegal
moral ethical : immoral unethical
fair : unfair
healthy : unhealthy
happy : unhappy sad
rich : poor
complete : incomplete partial
whole : half
possible : impossible
necessary : unnecessary
dependent : independent
dependency : independence
visible : invisible hidden
present : absent
leader primary master : follower secondary replica slave
producer publisher : consumer subscriber
client : server
encourage promote support : discourage deter oppose
harm hurt damage : help benefit protect
harmful : beneficial helpful harmless
protect : endanger
improve : worsen degrade
create build : destroy
cause : prevent
black : white
hardware : software
tight tightly : loose loosely
linear : exponential
sequential serial : parallel concurrent random
blocking : nonblocking
forward : backward
ascending : descending
absorb : reflect
move : stay remain
loud louder : quiet quieter soft softer
`;

const opposites = oppositesByStem(OPPOSITES);
const PREFIXES = ["un", "in", "im", "ir", "il", "non", "de", "dis", "a"];

/** The stems that say the opposite of a stem. */
export function listedOpposites(stem: string): ReadonlySet<string> | undefined {
  return opposites.get(stem);
}

/** The stems that a stem denies by its prefix: `unsafe` denies `safe`. Five letters of base keep `import` from denying `port`. */
export function deniedByPrefix(stem: string): readonly string[] {
  const denied: string[] = [];
  for (const prefix of PREFIXES) {
    const base = stem.length - prefix.length;
    if (base >= (prefix === "un" ? 4 : 5) && stem.startsWith(prefix)) denied.push(stem.slice(prefix.length));
  }
  return denied;
}
