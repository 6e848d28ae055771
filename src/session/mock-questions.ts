/**
 * The questions that every interview has and no bank needs: the opening, and the candidate's own questions. Their phrases
 * are cores of what people say, never whole sentences: an answer that consisted of such would look like a pasted list.
 */
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
        "developer",
        "engineer",
        "my team",
        "currently working",
        "responsible for",
        "team lead",
        "I own",
        "I maintain",
      ],
      hint: "Where do you work now, and on what?",
    },
    {
      id: "result",
      point: "Names one piece of work with its result",
      must: true,
      accept: [
        "I built",
        "reduced",
        "cut",
        "led",
        "launched",
        "introduced",
        "migrated",
        "saved",
        "went live",
        "in production",
        "rewrote",
        "replaced",
        "improved",
      ],
      hint: "What are you proud of, and what came of it?",
    },
    {
      id: "why-here",
      point: "Says why this role or company",
      must: true,
      accept: [
        "looking for",
        "interests me",
        "I want to",
        "I applied",
        "excited about",
        "your company",
        "your product",
        "this role",
        "next step",
        "appeals to me",
      ],
      hint: "Why are you sitting here?",
    },
    {
      id: "strength",
      point: "Leaves one strength in mind that fits the role",
      accept: [
        "I am good at",
        "my strength",
        "strong in",
        "I specialize in",
        "what I enjoy most",
        "experience with",
        "known for",
        "people come to me",
      ],
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
        "first months",
        "first weeks",
        "challenge",
        "work on",
        "problems",
        "codebase",
        "technical debt",
        "architecture",
        "project",
        "stack",
        "typical day",
      ],
      hint: "What would your days be like?",
    },
    {
      id: "team",
      point: "Asks how the team works together: reviews, releases, on-call, decisions",
      must: true,
      accept: [
        "decide",
        "code review",
        "review code",
        "deploy",
        "release",
        "on call",
        "team structure",
        "big is the team",
        "team work",
        "pair programming",
        "who would I work with",
      ],
      hint: "How do they work together?",
    },
    {
      id: "success",
      point: "Asks what success or growth looks like in the role",
      accept: [
        "success",
        "measure performance",
        "grow",
        "career",
        "expectations",
        "feedback",
        "promoted",
        "do well",
      ],
    },
    {
      id: "company",
      point: "Asks about the company or product: plans, customers, how it earns",
      accept: [
        "roadmap",
        "customers",
        "company going",
        "product going",
        "plans",
        "funding",
        "position open",
        "next steps",
        "earn money",
        "last person in this role",
        "competitors",
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
