"use server";

import { z } from "zod";
import { deleteFile, readFileAgain } from "@/lib/files/files.ts";
import { action } from "../../server.ts";

const one = z.object({ id: z.uuid() });

export const deleteFileAction = action(one, (user, { id }) => deleteFile(user, id));

export const readFileAgainAction = action(one, (user, { id }) => readFileAgain(user, id));
