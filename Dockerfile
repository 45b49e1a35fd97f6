# The container that SageMaker runs: `npm run build`, then `docker build .`. With the word `serve` it
# answers on port 8080, with `train` it does one training job, both by the layout under /opt/ml.
# The runtime is the Lambda functions' own; nothing is installed, the bundles are whole.
FROM node:24-slim
ENV NODE_ENV=production
WORKDIR /opt/program
COPY dist/handlers/modelContainer/index.mjs ./index.mjs
COPY dist/handlers/modelEndpoint/index.mjs ./serve.mjs
COPY dist/handlers/modelTraining/index.mjs ./train.mjs
COPY dist/handlers/modelTraining/workers ./workers
# A model in the image serves without a model archive; SageMaker mounts its own over it.
COPY models/faceoff /opt/ml/model
# A training job writes to directories that SageMaker mounts as root, so the user stays root, as in
# SageMaker's own images.
EXPOSE 8080
ENTRYPOINT ["node", "/opt/program/index.mjs"]
CMD ["serve"]
