# The container that SageMaker runs for the endpoint: `npm run build`, then `docker build .`.
# The runtime is the Lambda functions' own; nothing is installed, the bundle is whole.
FROM node:24-slim
ENV NODE_ENV=production
WORKDIR /opt/program
COPY dist/handlers/modelEndpoint/index.mjs ./index.mjs
# A model in the image serves without a model archive; SageMaker mounts its own over it.
COPY models/faceoff /opt/ml/model
USER node
EXPOSE 8080
# SageMaker starts a container with the word `serve`.
ENTRYPOINT ["node", "/opt/program/index.mjs"]
