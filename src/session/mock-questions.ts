/** The questions that every interview has and no bank needs: the opening, and the candidate's own questions. */
import { type Question, toQuestion } from "../bank/question.js";

export const OPENING: Question = toQuestion({
  id: "mock.opening",
  prompt:
    "Welcome, and thank you for coming. Before we start: tell us about yourself, in two minutes. What have you been working on, and what brings you to us?",
  kind: "behavioral",
  topics: ["opening"],
  minutes: 2,
  look_for: [
    {
      id: "now",
      point: "Says what they do now: role, team or system",
      must: true,
      accept: [
        "software developer",
        "backend developer",
        "developer at",
        "engineer at",
        "my team builds",
        "currently working on",
        "responsible for",
        "team lead",
        "work as a developer",
        "work as an engineer",
      ],
      hint: "Where do you work now, and on what?",
    },
    {
      id: "result",
      point: "Names one piece of work with its result",
      must: true,
      accept: [
        "I built",
        "we reduced",
        "I led the migration",
        "we launched",
        "I introduced",
        "cut the time",
        "which saved",
        "in production",
      ],
      hint: "What are you proud of, and what came of it?",
    },
    {
      id: "why-here",
      point: "Says why this role or company",
      must: true,
      accept: [
        "I am looking for",
        "what interests me here",
        "I want to",
        "I applied because",
        "excited about",
        "your company",
        "this role",
      ],
      hint: "Why are you sitting here?",
    },
    {
      id: "strength",
      point: "Leaves one strength in mind that fits the role",
      accept: ["I am good at", "my strength", "I specialize in", "what I enjoy most", "experience with"],
    },
  ],
  red_flags: [
    {
      id: "complains",
      point: "Speaks badly of the present employer",
      accept: [
        "my boss is terrible",
        "I hate my job",
        "my company is a mess",
        "my colleagues are incompetent",
      ],
    },
  ],
  anchors: {
    1: "Retells the CV year by year, or says hardly anything; no reason for being here.",
    3: "Says what they do and some of what they have done; the reason for coming is general.",
    5: "In two minutes: present work, one result with its effect, and why this role is the next step.",
  },
});

export const CLOSING: Question = toQuestion({
  id: "mock.closing",
  prompt:
    "We have some time left for you. What would you like to know from us? Write the questions you would ask.",
  kind: "behavioral",
  topics: ["closing"],
  minutes: 3,
  look_for: [
    {
      id: "work",
      point: "Asks about the work itself: system, problems, first months",
      must: true,
      accept: [
        "first three months",
        "first weeks",
        "biggest challenge",
        "what would I work on",
        "which problems",
        "the codebase",
        "technical debt",
        "your architecture",
        "current project",
      ],
      hint: "What would your days be like?",
    },
    {
      id: "team",
      point: "Asks how the team works together: reviews, releases, on-call, decisions",
      must: true,
      accept: [
        "how does the team",
        "how do you decide",
        "code review",
        "how often do you deploy",
        "release process",
        "on call",
        "who decides",
        "team structure",
        "how big is the team",
      ],
      hint: "How do they work together?",
    },
    {
      id: "success",
      point: "Asks what success or growth looks like in the role",
      accept: [
        "what does success look like",
        "how is performance measured",
        "grow in this role",
        "career path",
        "expectations after",
        "feedback",
      ],
    },
    {
      id: "company",
      point: "Asks about the company or product: plans, customers, how it earns",
      accept: [
        "company plans",
        "product roadmap",
        "who are your customers",
        "where is the company going",
        "funding",
        "why is this position open",
        "next steps",
      ],
    },
  ],
  red_flags: [
    {
      id: "nothing",
      point: "Has no questions",
      accept: ["I have no questions", "no questions from my side", "everything is clear", "nothing to ask"],
    },
  ],
  anchors: {
    1: "No questions, or only about salary and vacation.",
    3: "One or two general questions that every company could answer.",
    5: "Questions about the work, the team and success in the role that build on what was said before.",
  },
});
