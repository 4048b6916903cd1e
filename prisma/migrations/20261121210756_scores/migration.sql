-- AlterTable
ALTER TABLE "generations" ADD COLUMN     "average_score" DOUBLE PRECISION,
ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'dataset',
ADD COLUMN     "parent_id" UUID,
ADD COLUMN     "subject_id" UUID;

-- AlterTable
ALTER TABLE "seeds" ADD COLUMN     "row_id" BIGINT;

-- CreateTable
CREATE TABLE "row_reviews" (
    "row_id" BIGINT NOT NULL,
    "generation_id" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'unreviewed',
    "note" TEXT NOT NULL DEFAULT '',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "original" JSONB,
    "edited_by_id" UUID,
    "edited_at" TIMESTAMPTZ(3),
    "reviewed_by_id" UUID,
    "reviewed_at" TIMESTAMPTZ(3),

    CONSTRAINT "row_reviews_pkey" PRIMARY KEY ("row_id")
);

-- CreateTable
CREATE TABLE "review_actions" (
    "id" UUID NOT NULL,
    "generation_id" UUID NOT NULL,
    "user_id" UUID,
    "kind" TEXT NOT NULL,
    "rows" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "review_actions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review_changes" (
    "action_id" UUID NOT NULL,
    "row_id" BIGINT NOT NULL,
    "revision" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "data" JSONB,

    CONSTRAINT "review_changes_pkey" PRIMARY KEY ("action_id","row_id")
);

-- CreateTable
CREATE TABLE "rubrics" (
    "id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "content" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rubrics_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "scores" (
    "evaluation_id" UUID NOT NULL,
    "row_id" BIGINT NOT NULL,
    "seed_id" BIGINT,
    "score" DOUBLE PRECISION NOT NULL,
    "criteria" INTEGER[],
    "judgement_id" BIGINT NOT NULL,
    "row_revision" INTEGER NOT NULL,

    CONSTRAINT "scores_pkey" PRIMARY KEY ("evaluation_id","row_id")
);

-- CreateTable
CREATE TABLE "human_scores" (
    "evaluation_id" UUID NOT NULL,
    "row_id" BIGINT NOT NULL,
    "user_id" UUID NOT NULL,
    "criteria" INTEGER[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "human_scores_pkey" PRIMARY KEY ("evaluation_id","row_id","user_id")
);

-- CreateTable
CREATE TABLE "exports" (
    "id" UUID NOT NULL,
    "generation_id" UUID NOT NULL,
    "user_id" UUID,
    "settings" JSONB NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'writing',
    "status_reason" TEXT NOT NULL DEFAULT '',
    "file_id" UUID,
    "rows" INTEGER NOT NULL DEFAULT 0,
    "sha256" TEXT NOT NULL DEFAULT '',
    "target" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "exports_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "hub_accounts" (
    "user_id" UUID NOT NULL,
    "address" TEXT NOT NULL,
    "user_name" TEXT NOT NULL,
    "sealed_token" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "hub_accounts_pkey" PRIMARY KEY ("user_id")
);

-- CreateIndex
CREATE INDEX "row_reviews_generation_id_state_row_id_idx" ON "row_reviews"("generation_id", "state", "row_id");

-- CreateIndex
CREATE INDEX "review_actions_generation_id_created_at_idx" ON "review_actions"("generation_id", "created_at");

-- CreateIndex
CREATE INDEX "review_actions_user_id_idx" ON "review_actions"("user_id");

-- CreateIndex
CREATE INDEX "review_changes_row_id_idx" ON "review_changes"("row_id");

-- CreateIndex
CREATE INDEX "rubrics_owner_id_idx" ON "rubrics"("owner_id");

-- CreateIndex
CREATE INDEX "scores_evaluation_id_score_row_id_idx" ON "scores"("evaluation_id", "score", "row_id");

-- CreateIndex
CREATE INDEX "scores_evaluation_id_seed_id_score_row_id_idx" ON "scores"("evaluation_id", "seed_id", "score", "row_id");

-- CreateIndex
CREATE INDEX "scores_row_id_idx" ON "scores"("row_id");

-- CreateIndex
CREATE INDEX "human_scores_user_id_idx" ON "human_scores"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "exports_file_id_key" ON "exports"("file_id");

-- CreateIndex
CREATE INDEX "exports_generation_id_created_at_idx" ON "exports"("generation_id", "created_at");

-- CreateIndex
CREATE INDEX "exports_user_id_idx" ON "exports"("user_id");

-- CreateIndex
CREATE INDEX "generations_subject_id_created_at_idx" ON "generations"("subject_id", "created_at");

-- CreateIndex
CREATE INDEX "generations_parent_id_idx" ON "generations"("parent_id");

-- AddForeignKey
ALTER TABLE "generations" ADD CONSTRAINT "generations_subject_id_fkey" FOREIGN KEY ("subject_id") REFERENCES "generations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "generations" ADD CONSTRAINT "generations_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "generations"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "row_reviews" ADD CONSTRAINT "row_reviews_row_id_fkey" FOREIGN KEY ("row_id") REFERENCES "rows"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "row_reviews" ADD CONSTRAINT "row_reviews_generation_id_fkey" FOREIGN KEY ("generation_id") REFERENCES "generations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_actions" ADD CONSTRAINT "review_actions_generation_id_fkey" FOREIGN KEY ("generation_id") REFERENCES "generations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_actions" ADD CONSTRAINT "review_actions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_changes" ADD CONSTRAINT "review_changes_action_id_fkey" FOREIGN KEY ("action_id") REFERENCES "review_actions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rubrics" ADD CONSTRAINT "rubrics_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scores" ADD CONSTRAINT "scores_evaluation_id_fkey" FOREIGN KEY ("evaluation_id") REFERENCES "generations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "human_scores" ADD CONSTRAINT "human_scores_evaluation_id_fkey" FOREIGN KEY ("evaluation_id") REFERENCES "generations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "human_scores" ADD CONSTRAINT "human_scores_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exports" ADD CONSTRAINT "exports_generation_id_fkey" FOREIGN KEY ("generation_id") REFERENCES "generations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exports" ADD CONSTRAINT "exports_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exports" ADD CONSTRAINT "exports_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "files"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hub_accounts" ADD CONSTRAINT "hub_accounts_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What a text search looks at, and what a row's length is: the values of a row's fields, a line each.
CREATE FUNCTION "row_text"(data jsonb) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT string_agg(value, E'\n') FROM jsonb_each_text(data) $$;
