// What code that is written into a template may require: answers CloudFormation for a custom resource.
const http = require('http');
const https = require('https');

exports.SUCCESS = 'SUCCESS';
exports.FAILED = 'FAILED';

exports.send = (event, context, status, data, id, noEcho) => new Promise((resolve, reject) => {
  const {StackId, RequestId, LogicalResourceId, ResponseURL} = event;
  const answer = JSON.stringify({
    StackId, RequestId, LogicalResourceId,
    Status: status,
    Reason: `See the details in CloudWatch Log Stream: ${context.logStreamName}`,
    PhysicalResourceId: id || context.logStreamName,
    NoEcho: noEcho || false,
    Data: data,
  });
  const headers = {'content-type': '', 'content-length': Buffer.byteLength(answer)};
  const {request} = ResponseURL.startsWith('https:') ? https : http;
  const asked = request(ResponseURL, {method: 'PUT', headers}, answered => {
    answered.resume().on('end', () => resolve(context.done && context.done()));
  });
  asked.on('error', reject).end(answer);
});
