/** Words that say the same: of backend work first, then of plain explanation. */
import { groupsByStem } from "./groups.js";

const BACKEND = `
mutex lock semaphore latch
lock locking locked
delay latency lag wait
replica copy secondary follower standby slave
primary leader master
delete remove drop erase purge discard
deploy release ship rollout
retry reattempt resend redo
repeat redo again
crash die
fail failure
outage down downtime
failure fault error
exception error
throughput bandwidth
queue broker
message event notification
consumer subscriber listener worker
producer publisher sender emitter
publish emit send produce
subscribe listen consume
client caller consumer
request call
response reply answer
endpoint route url
server backend
node machine host instance server
container pod
cluster fleet
partition shard split
partitioning sharding
hash digest checksum
encrypt cipher
credential password secret
login signin logon
permission privilege right grant
verify check validate confirm ensure
token jwt
duplicate repeat double twice
duplicate copy
idempotent idempotency idempotence
immutable unchangeable constant
cache memoize
evict expire invalidate flush
stale outdated old obsolete
expiry expiration ttl
row record tuple
column field attribute
table relation
index key
schema structure
transaction unit
commit persist save
rollback revert undo abort
undo compensate reverse
isolation isolated
atomic indivisible all-or-nothing
concurrent parallel simultaneous
thread goroutine fiber
process program
blocking block stall
scale grow
monitor observe watch
metric measurement measure
log record journal
trace follow track
alert alarm page
test check
mock stub fake double
refactor restructure rewrite
dependency coupling
couple bind tie
interface contract
function method routine procedure
parameter argument
variable field
type kind sort
array list
map dictionary hash
loop iterate iteration
memory heap ram
disk storage volume
file document
directory folder
overwrite clobber replace
override overwrite
merge combine join
split divide separate
backup snapshot dump
restore recover recovery
failover takeover switchover
proxy gateway
throttle limit ratelimit
limit cap bound restrict maximum
timeout deadline
config configuration setting
environment env
migrate migration move
version revision
compatible backward
optimize tune improve
bottleneck hotspot
load traffic
spike burst surge peak
quorum majority
consensus agreement agree
coordinate coordination orchestrate
eventually eventual finally
consistent consistency
available availability uptime
durable durability persistent
reliable reliability dependable robust
resilient resilience
secure safe security protect
attack exploit
attacker adversary hacker intruder
vulnerability weakness hole flaw
sanitize escape
inject injection
header metadata
payload body
serialize marshal encode
deserialize unmarshal decode parse
compress shrink zip
stream flow
batch bulk
poll check
webhook callback
schedule plan cron
job task work
worker thread
pool reuse
connection socket link
packet frame segment datagram
acknowledge ack acknowledgement confirm acknowledgment
port socket
payload data
`;

const PLAIN = `
big large huge great massive
small tiny little
fast quick rapid speed quickly
slow sluggish
quick soon early
increase rise grow raise
decrease reduce lower shrink decline
drop fall
high tall
begin start initiate
end finish stop complete terminate
complete whole full entire total
make create build produce construct form generate cause
cause lead result make
happen occur arise
show display indicate demonstrate reveal tell
tell say state mention
explain describe
keep retain preserve maintain hold
stay remain keep
hold contain
contain include consist has comprise
change alter modify
change update
vary vari differ
different differ difference distinct separate various
same equal identical alike equivalent
similar alike like
separate divide apart split
join connect link attach tie
need require
necessary needed required
important essential crucial key vital critical
main major primary principal
advantage benefit pro strength upside
disadvantage drawback downside con weakness problem issue
problem issue trouble difficulty
difficult hard tough complex complicated
easy simple straightforward
good better best well
improve better enhance
bad worse poor
harm damage hurt
broken damaged burned
harmful dangerous bad risky
danger risk hazard
help aid assist support
allow let enable permit able can
prevent avoid stop block forbid prohibit
protect guard shield defend
use utilize employ apply
usage use
find discover locate detect
search look seek find
see observe watch notice look view
know understand realize
understand comprehend
think believe consider
believe belief religion religious faith
choose select pick
decide decision
give provide supply offer
obtain receive acquire
receive get accept
send transmit transfer forward deliver pass
move transfer travel go shift
turn rotate spin revolve
leave exit
bring carry
put place set position
place location position spot site
near close next beside
between among middle
middle center halfway between
top above upper
bottom below lower
front ahead
back behind
first initial
last final
before prior previous earlier
after later following subsequent
while during
always constantly every
often frequently commonly
sometimes occasionally
never not
all every each entire
many several multiple numerous lots lot
few little
only just solely
both two
one single
zero none no
half middle
enough sufficient adequate
extra additional more further
part piece portion component section element
piece bit part
group set collection
kind type sort category
way method approach technique manner
method procedure process
process procedure
purpose goal aim objective
reason cause why
result outcome consequence effect
effect impact influence affect
idea concept thought
fact truth
proof evidence
test experiment try
try attempt
practice train rehearse exercise
learn study
teach educate instruct
education school
school college university
student pupil learner
teacher instructor
child kid children baby
parent mother father
mother mom
person human individual people man
people everyone public society person
society community public
woman female girl
man male boy
job work employment career
company business firm corporation
worker employee
money cash fund financial cost income economic
pay spend cost
expensive costly
cheap inexpensive
price cost
rich wealthy
poor poverty
country nation state
government state authority
law legal rule regulation
rule policy
right freedom liberty
free freedom
violence violent
kill murder death die
die dead death
live life alive survive
survive live
health healthy medical
sick ill disease illness
medicine drug medication
doctor physician
food eat meal
plant crop tree
animal creature
fight battle combat war
war military
crime criminal
punish punishment penalty
guilty guilt
innocent innocence
moral ethical ethic
fair just justice equitable
equal equality
discriminate discrimination bias prejudice
respect dignity
happy happiness joy glad
sad unhappy
love affection
marriage marry married
couple partner spouse
family relative
believe think
stop prevent end ban
ban prohibit forbid outlaw abolish
danger unsafe
safe safety
light lit lamp
heat hot warm warmth
cold cool
hot warm
water liquid
solid powder
gas air
bubble fizz
dissolve melt
heavy weigh weight mass
mass weight
light bright
dark black
long length
wide width
thick dense
dense density
loud volume
sound noise
vibrate vibration shake
push press
pull tug
circuit loop
path route way
gap break hole opening
open unclosed
close closed shut
connect touch contact
burn burnt
image picture
line row
shape form
size dimension
amount quantity number volume
number count
measure measurement
speed velocity rate
power energy strength
strong powerful
weak feeble
quickly fast
clear transparent obvious
surface area
ground earth soil land
earth world globe planet
sun solar sunlight
river stream
rock stone mineral
mountain hill
sand sediment
erode erosion wear
deposit drop settle
seed embryo
root stem
grow growth develop
environment surroundings habitat
adapt adjust
tolerance range
stimulus trigger
respond react response reaction answer
chemical substance material
material substance stuff
mixture mix blend combination
mix combine stir
fluid liquid
temperature heat
container cup box jar
string cord
pitch tone
instrument tool device
tool device
car vehicle
ability capability able capable
aware awareness know
expect anticipate
remember recall
forget lose
lose loss lost miss
miss lack absent
exist present
present exist there
replace substitute swap
reach arrive
return back
read reading
write written
store save keep
wait pause
share common
common shared typical usual
usual normal typical regular
normal ordinary
special particular specific
specific particular certain
possible potential possibly maybe
likely probable probably
true correct right accurate
wrong false incorrect
exact precise accurate
real actual
modern new current recent
new recent fresh
old ancient
independent separate own
depend rely
trust rely
control manage govern
manage handle
handle deal
handle process
responsible responsibility duty
waste wasteful
resource asset
save conserve
spread distribute
distribute distribution spread
flexible flexibility
simple simplicity
optional option
mandatory required compulsory
fixed constant static
constant unchanged
variable varying
short brief
shorter smaller
contribute help
essential needed
violate breach break
break violate
threat threaten danger
addict addiction addictive
profit earn
promote encourage support
encourage motivate
discourage deter
deter prevent discourage
`;

const groups = groupsByStem(`${BACKEND.trim()}\n${PLAIN.trim()}`);
const NO_GROUPS: readonly number[] = [];

/** Numbers of the groups a stem stands in; two stems that share one say the same. */
export function synonymGroups(stem: string): readonly number[] {
  return groups.get(stem) ?? NO_GROUPS;
}
