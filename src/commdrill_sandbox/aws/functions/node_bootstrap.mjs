// Runs a Node.js function: `node node_bootstrap.mjs FOLDER LINE`, in a process of its own.
// At each byte on LINE, a file descriptor, it reads FOLDER/told and FOLDER/event, writes what the
// handler returns, or how it failed, to FOLDER/result, and answers by a byte; at its end it ends.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { syncBuiltinESMExports } from 'node:module';
import { Socket } from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = process.argv[2];
const env = process.env;
const line = new Socket({ fd: Number(process.argv[3]) });
let serving = false;
let known;
let uncalled = () => {}; // what is done where nobody calls back

// CDK's code answers for custom resources by HTTPS, and leaves out the port: on AWS there is no other.
function leadAnswersHere(endpoint) {
  const { hostname, port } = new URL(endpoint);
  const secure = https.request;
  https.request = (asked, ...more) => {
    const isAnswer = asked?.path?.startsWith('/cloudformation-custom-resource-response/');
    if (!isAnswer || asked.hostname !== hostname || asked.port) return secure(asked, ...more);
    return http.request({ ...asked, protocol: 'http:', port }, ...more);
  };
  syncBuiltinESMExports();
}

if (env.AWS_ENDPOINT_URL) leadAnswersHere(env.AWS_ENDPOINT_URL);

function contextOf(told) {
  const endsAt = performance.now() + told.seconds * 1000;
  return {
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
}

function end(answer, goesOn) {
  if (!serving) return;
  serving = false;
  writeFileSync(path.join(folder, 'result'), JSON.stringify(answer));
  line.ref();
  line.write(goesOn);
}

function fail(problem, goesOn) {
  const known = problem instanceof Error;
  const errorType = known ? problem.name : typeof problem;
  const errorMessage = known ? problem.message : String(problem);
  const trace = known ? String(problem.stack).split('\n') : [];
  console.error(errorType, errorMessage, trace.slice(1).join('\n'));
  end({ failed: JSON.stringify({ errorType, errorMessage, trace }) }, goesOn);
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
  const called = loaded[name] ?? loaded.default?.[name];
  if (typeof called !== 'function') {
    throw unusable('Runtime.HandlerNotFound', `${env._HANDLER} is undefined or not exported`);
  }
  return called;
}

function result(call) {
  return new Promise((resolve, reject) => {
    const done = (error, value) => (error ? reject(error) : resolve(value));
    const told = JSON.parse(readFileSync(path.join(folder, 'told'), 'utf8'));
    const context = Object.assign(contextOf(told), { done, succeed: resolve, fail: reject });
    const event = JSON.parse(readFileSync(path.join(folder, 'event'), 'utf8'));
    const returned = call(event, context, done);
    if (typeof returned?.then === 'function') returned.then(resolve, reject);
    else process.once('beforeExit', (uncalled = () => resolve(null)));
  });
}

async function serve() {
  serving = true;
  line.unref(); // an event loop that is empty but for us is empty
  try {
    known ??= await handler();
  } catch (problem) {
    fail(problem, '!');
    return;
  }
  try {
    const value = await result(known);
    end({ returned: JSON.stringify(value === undefined ? null : value) }, '.');
  } catch (problem) {
    fail(problem, '.');
  } finally {
    process.off('beforeExit', uncalled);
  }
}

function broken(problem) {
  if (serving) fail(problem, '!');
  else process.exit(1);
}

const alone = () => process.kill(-process.pid, 'SIGKILL');
process.on('uncaughtException', broken);
process.on('unhandledRejection', broken);
line.on('data', serve).on('end', alone).on('error', alone);
