export { errorHandler, sendProblem, shownFailure } from './error-handler.js';
export { HttpFailure } from './http-failure.js';
export { prefersEnglish, problemDocument } from './problem-document.js';
export {
  crossSite,
  forbidden,
  invalidRequest,
  mustChangePassword,
  noSuchAddress,
  notFound,
  notLoggedIn,
  preconditionRequired,
  tooManyAttempts,
  tooManyRequests,
  wrongPassword,
} from './refusals.js';
export { requestValidator } from './validation.js';
