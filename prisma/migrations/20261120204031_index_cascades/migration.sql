-- CreateIndex
CREATE INDEX "calls_seed_id_idx" ON "calls"("seed_id");

-- CreateIndex
CREATE INDEX "rows_call_id_idx" ON "rows"("call_id");
