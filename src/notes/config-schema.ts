/** The JSON Schema of `hotseat.config.yaml`, for editors; made from the same table that validates it. */
import { CONFIG_KEYS, type ConfigKey, type KeyShape, REACTIONS } from "./config-keys.js";

export function configSchema(): Record<string, unknown> {
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "Configuration of hotseat check",
    type: "object",
    additionalProperties: false,
    properties: {
      $schema: { type: "string" },
      ...Object.fromEntries(CONFIG_KEYS.map((key) => [key.name, propertyOf(key)])),
    },
  };
}

function propertyOf({ shape, description, fallback }: ConfigKey): Record<string, unknown> {
  return { description, ...(fallback === null ? {} : { default: fallback }), ...shapeOf(shape) };
}

const PERCENT = { type: "number", minimum: 0, maximum: 100 };
const TEXTS = { type: "array", items: { type: "string", minLength: 1 } };

function shapeOf(shape: KeyShape): Record<string, unknown> {
  switch (shape.type) {
    case "percent":
      return PERCENT;
    case "boolean":
      return { type: "boolean" };
    case "reaction":
      return { enum: [...REACTIONS, false] };
    case "path":
      return { type: "string", minLength: 1 };
    case "texts":
    case "require":
      return { anyOf: [{ type: "string", minLength: 1 }, TEXTS] };
    case "thresholds": {
      const entry = {
        anyOf: [
          PERCENT,
          {
            type: "object",
            additionalProperties: false,
            required: ["min_score"],
            properties: { min_score: PERCENT },
          },
        ],
      };
      return {
        type: "object",
        ...(shape.names ? { propertyNames: { enum: shape.names } } : {}),
        additionalProperties: entry,
      };
    }
  }
}
