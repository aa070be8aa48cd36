// Runs a Node.js function: `node node_bootstrap.mjs FOLDER`, in a process of its own.
// It reads FOLDER/event, and writes what the handler returns, or how it failed, to FOLDER/result.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = process.argv[2];
const env = process.env;
const told = JSON.parse(readFileSync(path.join(folder, 'told'), 'utf8'));
const endsAt = performance.now() + told.seconds * 1000;
const context = {
  awsRequestId: told.request,
  invokedFunctionArn: told.arn,
  functionName: env.AWS_LAMBDA_FUNCTION_NAME,
  functionVersion: env.AWS_LAMBDA_FUNCTION_VERSION,
  memoryLimitInMB: env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
  logGroupName: env.AWS_LAMBDA_LOG_GROUP_NAME,
  logStreamName: env.AWS_LAMBDA_LOG_STREAM_NAME,
  callbackWaitsForEmptyEventLoop: true,
  getRemainingTimeInMillis: () => Math.max(0, Math.floor(endsAt - performance.now())),
};

function end(answer) {
  writeFileSync(path.join(folder, 'result'), JSON.stringify(answer));
  process.exit(0);
}

function fail(problem) {
  const known = problem instanceof Error;
  const errorType = known ? problem.name : typeof problem;
  const errorMessage = known ? problem.message : String(problem);
  const trace = known ? String(problem.stack).split('\n') : [];
  console.error(errorType, errorMessage, trace.slice(1).join('\n'));
  end({ failed: JSON.stringify({ errorType, errorMessage, trace }) });
}

function unusable(name, message) {
  return Object.assign(new Error(message), { name });
}

async function handler() {
  const [module, name] = env._HANDLER.split(/\.([^./]*)$/);
  const found = ['.js', '.mjs', '.cjs'].map((end) => path.resolve(module + end)).find(existsSync);
  if (!name) throw unusable('Runtime.MalformedHandlerName', 'Bad handler');
  if (!found) {
    throw unusable('Runtime.ImportModuleError', `Error: Cannot find module '${module}'`);
  }
  let loaded;
  try {
    loaded = await import(pathToFileURL(found));
  } catch (problem) {
    const kind = problem instanceof SyntaxError ? 'UserCodeSyntaxError' : 'ImportModuleError';
    throw unusable(`Runtime.${kind}`, String(problem));
  }
  const known = loaded[name] ?? loaded.default?.[name];
  if (typeof known !== 'function') {
    throw unusable('Runtime.HandlerNotFound', `${env._HANDLER} is undefined or not exported`);
  }
  return known;
}

function result(call) {
  return new Promise((resolve, reject) => {
    const done = (error, value) => (error ? reject(error) : resolve(value));
    Object.assign(context, { done, succeed: resolve, fail: reject });
    const event = JSON.parse(readFileSync(path.join(folder, 'event'), 'utf8'));
    const returned = call(event, context, done);
    if (typeof returned?.then === 'function') returned.then(resolve, reject);
    else process.once('beforeExit', () => resolve(null)); // nobody called back
  });
}

process.on('uncaughtException', fail);
process.on('unhandledRejection', fail);
try {
  const value = await result(await handler());
  end({ returned: JSON.stringify(value === undefined ? null : value) });
} catch (problem) {
  fail(problem);
}
