-- AlterTable
ALTER TABLE "generations" ADD COLUMN     "running_since" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "trials" (
    "id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "model_id" TEXT NOT NULL,
    "template" TEXT NOT NULL,
    "writing_hash" TEXT NOT NULL,
    "rows_asked" INTEGER NOT NULL,
    "rows" INTEGER NOT NULL,
    "counted_tokens" INTEGER NOT NULL,
    "input_tokens" INTEGER NOT NULL,
    "output_tokens" INTEGER NOT NULL,
    "latency_ms" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "trials_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "trials_connection_id_model_id_template_created_at_idx" ON "trials"("connection_id", "model_id", "template", "created_at");

-- AddForeignKey
ALTER TABLE "trials" ADD CONSTRAINT "trials_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "connections"("id") ON DELETE CASCADE ON UPDATE CASCADE;
