export { createBullmqPostgresQueue } from './bullmq-postgres-queue.js';
export { createBullmqRedisQueue } from './bullmq-redis-queue.js';
