/** Irregular forms and comparisons, which no stemmer brings back to their base. */

const TABLE = `
become became
begin began begun
break broke broken
bring brought
build built
burn burnt
buy bought
catch caught
choose chose chosen
come came
deal dealt
drive drove driven
draw drew drawn
eat ate eaten
fall fell fallen
feed fed
feel felt
fight fought
find found
fly flew flown
forget forgot forgotten
freeze froze frozen
give gave given
go went gone
grow grew grown
hang hung
hear heard
hide hid hidden
hold held
keep kept
know knew known
lead led
lend lent
light lit
lose lost
make made
mean meant
meet met
overwrite overwrote overwritten
pay paid
ride rode ridden
ring rang rung
rise rose risen
run ran
rewrite rewrote rewritten
say said
sell sold
send sent
shake shook shaken
shine shone
show shown
shrink shrank shrunk
sink sank sunk
sleep slept
speak spoke spoken
spend spent
spin spun
stand stood
steal stole stolen
stick stuck
strike struck
swear swore sworn
take took taken
teach taught
tear tore torn
tell told
think thought
throw threw thrown
understand understood
undo undid undone
wake woke woken
wear wore worn
win won
withdraw withdrew withdrawn
write wrote written
see saw seen
close closer closest
quick quicker quickest
late latest
leave left
index indices indexes
matrix matrices
vertex vertices
criterion criteria
phenomenon phenomena
child children
person people
man men
woman women
foot feet
tooth teeth
mouse mice
life lives
half halves
die dying dies
good better best
bad worse worst
far farther farthest further furthest
big bigger biggest
large larger largest
small smaller smallest
high higher highest
low lower lowest
long longer longest
short shorter shortest
fast faster fastest
slow slower slowest
strong stronger strongest
weak weaker weakest
hot hotter hottest
warm warmer warmest
cold colder coldest
cool cooler coolest
heavy heavier heaviest
light lighter lightest
dense denser densest
easy easier easiest
hard harder hardest
cheap cheaper cheapest
simple simpler simplest
safe safer safest
old older oldest
new newer newest
young younger youngest
early earlier earliest
loud louder loudest
quiet quieter quietest
soft softer softest
dark darker darkest
bright brighter brightest
thick thicker thickest
thin thinner thinnest
wide wider widest
deep deeper deepest
steep steeper steepest
fat fatter fattest
rich richer richest
poor poorer poorest
near nearer nearest
tall taller tallest
great greater greatest
clear clearer clearest
clean cleaner cleanest
tight tighter tightest
loose looser loosest
smart smarter smartest
happy happier happiest
healthy healthier healthiest
`;

const baseOf = new Map<string, string>();
for (const line of TABLE.trim().split("\n")) {
  const [base = "", ...forms] = line.split(" ");
  for (const form of forms) if (!baseOf.has(form)) baseOf.set(form, base);
}

/** The base of an irregular form; any other word is its own base. */
export function irregularBase(word: string): string {
  return baseOf.get(word) ?? word;
}
