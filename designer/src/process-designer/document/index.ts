export { executeProcess, lineOf, type ProcessCommand } from './process-command.js';
export { newUserTask, newVerification } from './new-node.js';
