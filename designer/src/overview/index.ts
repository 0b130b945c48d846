export { todayQuery } from './today-query.js';
