/** What job descriptions call things, and which topics of the bank they ask for. */

export interface Skill {
  /** As it is said back to the person. */
  name: string;
  /**
   * Words to look for, at word boundaries and in either case; a leading `=` means exactly as written, for names that
   * are also everyday words.
   */
  terms: readonly string[];
  /** Topics with their shares of the skill, at most 1. */
  topics: Readonly<Record<string, number>>;
}

const skill = (name: string, terms: string, topics: string): Skill => ({
  name,
  terms: terms.split("|"),
  topics: Object.fromEntries(
    topics.split(" ").map((part) => {
      const [topic = "", share = "1"] = part.split("*");
      return [topic, Number(share)];
    }),
  ),
});

export const SKILLS: readonly Skill[] = [
  skill("SQL", "sql|relational database|relational databases|rdbms|queries", "sql indexes*.4"),
  skill("PostgreSQL", "postgresql|postgres|psql", "sql indexes*.6 transactions*.6 data-modeling*.3"),
  skill("MySQL", "mysql|mariadb|innodb", "sql indexes*.6 transactions*.6 data-modeling*.3"),
  skill("SQL Server, Oracle", "sql server|t-sql|mssql|=Oracle|pl/sql", "sql indexes*.6 transactions*.6"),
  skill(
    "query tuning",
    "query optimization|query optimisation|query tuning|execution plans|slow queries|indexing",
    "indexes sql*.5",
  ),
  skill("transactions", "transactions|transactional|acid|isolation levels|data consistency", "transactions"),
  skill(
    "data modeling",
    "data modeling|data modelling|data model|data models|database design|schema design|schema migrations|normalization",
    "data-modeling",
  ),
  skill(
    "databases",
    "database|databases|data stores|persistence layer",
    "sql*.6 data-modeling*.5 indexes*.4 transactions*.4",
  ),
  skill(
    "NoSQL",
    "nosql|mongodb|mongo|cassandra|dynamodb|couchbase|couchdb|document database|key-value store|scylladb|hbase|neo4j",
    "nosql",
  ),
  skill("search engines", "elasticsearch|opensearch|solr", "nosql*.6 indexes*.3"),
  skill("caching", "caching|cache|caches|redis|memcached|valkey|=CDN|varnish", "caching"),
  skill(
    "message brokers",
    "kafka|rabbitmq|activemq|message broker|message brokers|message queue|message queues|messaging|=SQS|=SNS|pub/sub|pubsub|=NATS|pulsar|event streaming|event bus|service bus",
    "messaging",
  ),
  skill(
    "event-driven architecture",
    "event-driven|event driven|event sourcing|cqrs|outbox|saga",
    "messaging architecture*.5 microservices*.4",
  ),
  skill(
    "microservices",
    "microservices|microservice|micro-services|service-oriented|soa|service mesh|istio",
    "microservices distributed-systems*.5",
  ),
  skill(
    "distributed systems",
    "distributed systems|distributed system|distributed computing|consensus|sharding|replication|high availability|fault tolerance|fault-tolerant|eventual consistency|scalable systems|scalability",
    "distributed-systems",
  ),
  skill(
    "system design",
    "system design|design of systems|large-scale systems|large scale systems|high-traffic|high traffic|highly scalable",
    "system-design distributed-systems*.4",
  ),
  skill(
    "architecture",
    "architecture|software architecture|architectural|domain-driven design|ddd|hexagonal|clean architecture|modular monolith|multi-tenant|multi-tenancy|=SaaS",
    "architecture",
  ),
  skill("REST", "=REST|=RESTful|restful|rest api|rest apis|rest-api|web services", "http api-styles"),
  skill(
    "API design",
    "api design|apis|api|openapi|swagger|graphql|grpc|protobuf|webhooks|soap",
    "api-styles http*.5",
  ),
  skill("HTTP", "http|http/2|https|web applications|web application|web development", "http"),
  skill(
    "networking",
    "networking|tcp/ip|tcp|dns|tls|load balancing|load balancer|load balancers|nginx|haproxy|vpc",
    "networking",
  ),
  skill(
    "concurrency",
    "concurrency|concurrent|multithreading|multi-threading|multithreaded|multi-threaded|threads|asynchronous|async|parallelism|race conditions",
    "concurrency",
  ),
  skill(
    "performance",
    "performance|profiling|latency|throughput|low-latency|load testing|load tests|capacity planning|optimization|optimisation",
    "performance",
  ),
  skill(
    "security",
    "security|secure coding|owasp|oauth|oauth2|openid|oidc|=SSO|saml|jwt|authentication|authorization|encryption|gdpr|pci|penetration testing",
    "security",
  ),
  skill(
    "testing",
    "testing|unit tests|unit testing|integration tests|integration testing|=TDD|test-driven|test driven|automated tests|test automation|junit|pytest|jest|vitest|cypress|phpunit|rspec|contract tests",
    "testing",
  ),
  skill(
    "CI/CD",
    "ci/cd|ci / cd|cicd|continuous integration|continuous delivery|continuous deployment|jenkins|github actions|gitlab ci|circleci|argocd|argo cd|deployment pipelines|release process|devops|blue-green|canary",
    "ci-cd",
  ),
  skill(
    "containers",
    "docker|containers|containerization|kubernetes|k8s|helm|openshift|container orchestration|=ECS|=EKS|=GKE|=AKS",
    "containers",
  ),
  skill(
    "cloud",
    "aws|amazon web services|gcp|google cloud|azure|cloud|cloud-native|serverless|lambda|terraform|infrastructure as code|iac|ansible|cloudformation|pulumi",
    "containers*.5 ci-cd*.4 networking*.4 distributed-systems*.3",
  ),
  skill(
    "observability",
    "observability|monitoring|prometheus|grafana|datadog|new relic|opentelemetry|tracing|logging|alerting|sre|site reliability|slo|slos|on-call|on call|incident response|kibana|splunk",
    "observability debugging*.4",
  ),
  skill(
    "debugging",
    "debugging|troubleshooting|root cause|root-cause|production issues|production support|incident|incidents|postmortem|postmortems",
    "debugging observability*.4",
  ),
  skill(
    "clean code",
    "clean code|solid|design patterns|refactoring|legacy code|code quality|maintainable|maintainability|object-oriented|object oriented|oop|functional programming|technical debt|best practices",
    "code-design",
  ),
  skill(
    "code reviews, Git",
    "git|code review|code reviews|pair programming|pull requests|agile|scrum|kanban",
    "coding-practice",
  ),
  skill(
    "algorithms",
    "algorithms|data structures|algorithmic|computational complexity|computer science fundamentals",
    "data-structures",
  ),
  skill("Java", "java|=JVM|spring|spring boot|hibernate|=JPA|kotlin|quarkus|micronaut|jakarta", "java"),
  skill("C#", "c#|.net|dotnet|asp.net|entity framework|ef core", "csharp"),
  skill(
    "Node.js",
    "node.js|nodejs|=Node|typescript|javascript|express.js|expressjs|nestjs|nest.js|fastify",
    "node",
  ),
  skill("Python", "python|django|flask|fastapi|celery|asyncio", "python"),
  skill("PHP", "php|laravel|symfony|composer", "php"),
  skill("Go", "golang|=Go|goroutines", "go"),
  skill("Ruby", "ruby|rails|ruby on rails|sidekiq", "ruby"),
  skill(
    "AI assistants",
    "copilot|ai assistants|ai-assisted|ai coding|llm|llms|generative ai|chatgpt|claude|cursor",
    "ai-assistants",
  ),
  skill(
    "leadership",
    "leadership|mentoring|mentor|mentorship|coaching|tech lead|technical lead|team lead|lead a team|leading teams|people management|engineering manager|stakeholders|stakeholder management|cross-functional",
    "leadership",
  ),
  skill(
    "communication",
    "communication|communication skills|teamwork|team player|collaboration|collaborative|ownership|problem solving|problem-solving|proactive|self-starter",
    "behavioral",
  ),
  skill("interviewing", "hiring|interviewing candidates|conduct interviews|recruiting", "interviewer"),
];

/** What each role is asked about when there is no job description: topics with their weights. */
export const ROLES: Readonly<Record<string, string>> = {
  backend:
    "sql=3 transactions=2.5 indexes=2 caching=2 http=2 api-styles=2 messaging=2 concurrency=2 testing=2 security=2 distributed-systems=2 code-design=2 debugging=1.5 data-modeling=1.5 observability=1 architecture=1 performance=1 microservices=1",
  database:
    "sql=3 indexes=3 transactions=3 data-modeling=3 nosql=2 performance=2 distributed-systems=1.5 caching=1",
  platform:
    "containers=3 ci-cd=3 observability=3 networking=2.5 security=2 debugging=2 distributed-systems=1.5 performance=1.5",
  sre: "observability=3 debugging=3 performance=2.5 networking=2.5 containers=2 distributed-systems=2 ci-cd=1.5",
  architect:
    "architecture=3 system-design=3 distributed-systems=3 microservices=2 api-styles=2 data-modeling=2 security=1.5 messaging=1.5",
  lead: "leadership=3 architecture=2 code-design=2 testing=2 ci-cd=1.5 system-design=1.5 coding-practice=1.5 debugging=1",
  fullstack: "http=3 api-styles=2 node=2 sql=2 caching=1.5 security=2 testing=2 ci-cd=1 performance=1",
  data: "sql=3 data-modeling=3 indexes=2 nosql=2 messaging=2 distributed-systems=1.5 python=1.5 performance=1",
  ...Object.fromEntries(
    ["java", "csharp", "node", "python", "php", "go", "ruby"].map((language) => [
      language,
      `${language}=3 sql=2 transactions=1.5 concurrency=1.5 http=1.5 api-styles=1.5 caching=1.5 testing=1.5 security=1.5 code-design=1.5 messaging=1`,
    ]),
  ),
};

/** Other names of the roles. */
export const ROLE_NAMES: Readonly<Record<string, string>> = {
  "back-end": "backend",
  dba: "database",
  devops: "platform",
  infrastructure: "platform",
  reliability: "sre",
  techlead: "lead",
  "tech-lead": "lead",
  "full-stack": "fullstack",
  "c#": "csharp",
  dotnet: "csharp",
  ".net": "csharp",
  nodejs: "node",
  "node.js": "node",
  javascript: "node",
  typescript: "node",
  golang: "go",
  rails: "ruby",
  "data-engineer": "data",
};
