-- AlterTable
ALTER TABLE "generations" ADD COLUMN     "workflow_id" UUID;

-- CreateTable
CREATE TABLE "workflow_configs" (
    "id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "workflow_configs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "workflows" (
    "id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "config_id" UUID,
    "config" JSONB NOT NULL,
    "connection_id" UUID,
    "model_id" TEXT NOT NULL,
    "total_examples" INTEGER NOT NULL,
    "tags" TEXT[],
    "split" INTEGER[],
    "type" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "workflows_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "workflow_prompts" (
    "id" UUID NOT NULL,
    "workflow_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "workflow_prompts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "workflow_examples" (
    "id" UUID NOT NULL,
    "workflow_id" UUID NOT NULL,
    "prompt_id" UUID,
    "data" JSONB NOT NULL,
    "hash" BYTEA NOT NULL,
    "label" TEXT NOT NULL DEFAULT '',
    "reason" TEXT NOT NULL DEFAULT '',
    "source" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "workflow_examples_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "workflow_iterations" (
    "id" UUID NOT NULL,
    "workflow_id" UUID NOT NULL,
    "prompt_id" UUID,
    "kind" TEXT NOT NULL,
    "model_id" TEXT NOT NULL,
    "asked" INTEGER NOT NULL,
    "made" INTEGER NOT NULL,
    "duplicates" INTEGER NOT NULL DEFAULT 0,
    "invalid" INTEGER NOT NULL DEFAULT 0,
    "calls" INTEGER NOT NULL,
    "input_tokens" INTEGER NOT NULL,
    "output_tokens" INTEGER NOT NULL,
    "cost_usd" DOUBLE PRECISION,
    "reason" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "workflow_iterations_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "workflow_configs_owner_id_created_at_idx" ON "workflow_configs"("owner_id", "created_at");

-- CreateIndex
CREATE INDEX "workflows_owner_id_created_at_idx" ON "workflows"("owner_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "workflows_config_id_idx" ON "workflows"("config_id");

-- CreateIndex
CREATE INDEX "workflows_connection_id_idx" ON "workflows"("connection_id");

-- CreateIndex
CREATE INDEX "workflows_tags_idx" ON "workflows" USING GIN ("tags");

-- CreateIndex
CREATE INDEX "workflow_prompts_workflow_id_created_at_idx" ON "workflow_prompts"("workflow_id", "created_at");

-- CreateIndex
CREATE INDEX "workflow_examples_workflow_id_created_at_idx" ON "workflow_examples"("workflow_id", "created_at");

-- CreateIndex
CREATE INDEX "workflow_examples_prompt_id_idx" ON "workflow_examples"("prompt_id");

-- CreateIndex
CREATE UNIQUE INDEX "workflow_examples_workflow_id_hash_key" ON "workflow_examples"("workflow_id", "hash");

-- CreateIndex
CREATE INDEX "workflow_iterations_workflow_id_created_at_idx" ON "workflow_iterations"("workflow_id", "created_at");

-- CreateIndex
CREATE INDEX "workflow_iterations_prompt_id_idx" ON "workflow_iterations"("prompt_id");

-- CreateIndex
CREATE INDEX "generations_workflow_id_created_at_idx" ON "generations"("workflow_id", "created_at");

-- AddForeignKey
ALTER TABLE "generations" ADD CONSTRAINT "generations_workflow_id_fkey" FOREIGN KEY ("workflow_id") REFERENCES "workflows"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workflow_configs" ADD CONSTRAINT "workflow_configs_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workflows" ADD CONSTRAINT "workflows_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workflows" ADD CONSTRAINT "workflows_config_id_fkey" FOREIGN KEY ("config_id") REFERENCES "workflow_configs"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workflows" ADD CONSTRAINT "workflows_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "connections"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workflow_prompts" ADD CONSTRAINT "workflow_prompts_workflow_id_fkey" FOREIGN KEY ("workflow_id") REFERENCES "workflows"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workflow_examples" ADD CONSTRAINT "workflow_examples_workflow_id_fkey" FOREIGN KEY ("workflow_id") REFERENCES "workflows"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workflow_examples" ADD CONSTRAINT "workflow_examples_prompt_id_fkey" FOREIGN KEY ("prompt_id") REFERENCES "workflow_prompts"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workflow_iterations" ADD CONSTRAINT "workflow_iterations_workflow_id_fkey" FOREIGN KEY ("workflow_id") REFERENCES "workflows"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workflow_iterations" ADD CONSTRAINT "workflow_iterations_prompt_id_fkey" FOREIGN KEY ("prompt_id") REFERENCES "workflow_prompts"("id") ON DELETE SET NULL ON UPDATE CASCADE;
