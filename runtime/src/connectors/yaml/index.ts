export { parseYaml, type YamlDocument } from './parse-yaml.js';
export { schemaProblems, type SchemaProblem } from './schema-problems.js';
