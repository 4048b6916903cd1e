-- AlterTable
ALTER TABLE "model_profiles" ADD COLUMN     "limits" JSONB NOT NULL DEFAULT '{}',
ALTER COLUMN "capabilities" SET DEFAULT '{}';

-- AlterTable
ALTER TABLE "generations" ADD COLUMN     "lost_calls" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "model_prices" (
    "connection_id" UUID NOT NULL,
    "model_id" TEXT NOT NULL,
    "input_per_million" DOUBLE PRECISION NOT NULL,
    "output_per_million" DOUBLE PRECISION NOT NULL,
    "source" TEXT NOT NULL DEFAULT '',
    "updated_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "model_prices_pkey" PRIMARY KEY ("connection_id","model_id")
);

-- CreateTable
CREATE TABLE "lane_shares" (
    "connection_id" UUID NOT NULL,
    "model_id" TEXT NOT NULL,
    "worker_id" UUID NOT NULL,
    "in_flight" INTEGER NOT NULL,
    "wanted" INTEGER NOT NULL,
    "granted" INTEGER NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "lane_shares_pkey" PRIMARY KEY ("connection_id","model_id","worker_id")
);

-- CreateTable
CREATE TABLE "refused_rows" (
    "id" BIGSERIAL NOT NULL,
    "generation_id" UUID NOT NULL,
    "seed_id" BIGINT,
    "call_id" UUID NOT NULL,
    "data" JSONB NOT NULL,
    "kind" TEXT NOT NULL,
    "similarity" DOUBLE PRECISION NOT NULL,
    "resembled_row_id" BIGINT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "refused_rows_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "model_prices_updated_by_id_idx" ON "model_prices"("updated_by_id");

-- CreateIndex
CREATE INDEX "refused_rows_generation_id_id_idx" ON "refused_rows"("generation_id", "id");

-- CreateIndex
CREATE INDEX "refused_rows_seed_id_idx" ON "refused_rows"("seed_id");

-- CreateIndex
CREATE INDEX "refused_rows_call_id_idx" ON "refused_rows"("call_id");

-- CreateIndex
CREATE INDEX "refused_rows_resembled_row_id_idx" ON "refused_rows"("resembled_row_id");

-- AddForeignKey
ALTER TABLE "model_prices" ADD CONSTRAINT "model_prices_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "connections"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "model_prices" ADD CONSTRAINT "model_prices_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lane_shares" ADD CONSTRAINT "lane_shares_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "connections"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refused_rows" ADD CONSTRAINT "refused_rows_generation_id_fkey" FOREIGN KEY ("generation_id") REFERENCES "generations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refused_rows" ADD CONSTRAINT "refused_rows_seed_id_fkey" FOREIGN KEY ("seed_id") REFERENCES "seeds"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refused_rows" ADD CONSTRAINT "refused_rows_call_id_fkey" FOREIGN KEY ("call_id") REFERENCES "calls"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refused_rows" ADD CONSTRAINT "refused_rows_resembled_row_id_fkey" FOREIGN KEY ("resembled_row_id") REFERENCES "rows"("id") ON DELETE SET NULL ON UPDATE CASCADE;
