import { type CodeTopic, py } from "./task.ts";

export const reinforcementLearning: CodeTopic = {
  topic: "PyTorch for Reinforcement Learning",
  keywords: ["pytorch", "torch", "reinforcement"],
  tasks: [
    {
      task: "define a small Q-network in PyTorch for $agent with four inputs and two actions, and choose actions by the epsilon-greedy rule",
      lead: "Two hidden layers are plenty for four inputs. The network gives one value for each action:",
      code: py`
import random

import torch
from torch import nn


class QNetwork(nn.Module):
    def __init__(self, inputs: int = 4, actions: int = 2) -> None:
        super().__init__()
        self.layers = nn.Sequential(
            nn.Linear(inputs, 64), nn.ReLU(), nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, actions)
        )

    def forward(self, state: torch.Tensor) -> torch.Tensor:
        return self.layers(state)


def choose_action(network: QNetwork, state: list[float], epsilon: float) -> int:
    if random.random() < epsilon:
        return random.randrange(2)
    with torch.no_grad():
        return int(network(torch.tensor(state)).argmax())
`,
      call: "choose_action(QNetwork(), [0.1, 0.0, -0.2, 0.3], epsilon=0.1)",
      check: "choose_action(QNetwork(), [0.1, 0.0, -0.2, 0.3], epsilon=0.1) in (0, 1)",
      how: "With probability epsilon the agent explores by a random action; otherwise it takes the action with the highest value. `no_grad` saves the work of tracking gradients, which only training needs.",
      cost: "About 4,600 weights: one choice takes well under a millisecond on a CPU.",
      edge: "Lower epsilon slowly during training. An agent that stops exploring too early keeps a bad habit.",
      alternative: "For continuous actions, such as a steering angle, use a policy network with a normal distribution instead.",
      variables: {
        agent: ["a balancing pole", "a warehouse robot", "a lift controller", "a game character", "a thermostat", "a trading toy"],
      },
    },
    {
      task: "write a replay buffer for $setting that stores transitions and gives back random batches as PyTorch tensors",
      lead: "A deque with a maximal length forgets the oldest transitions by itself:",
      code: py`
import random
from collections import deque

import torch


class ReplayBuffer:
    def __init__(self, capacity: int = 10_000) -> None:
        self.memory: deque[tuple] = deque(maxlen=capacity)

    def add(self, state, action, reward, next_state, done) -> None:
        self.memory.append((state, action, reward, next_state, done))

    def sample(self, size: int) -> tuple[torch.Tensor, ...]:
        states, actions, rewards, next_states, dones = zip(*random.sample(list(self.memory), size))
        return (
            torch.tensor(states, dtype=torch.float32),
            torch.tensor(actions, dtype=torch.int64),
            torch.tensor(rewards, dtype=torch.float32),
            torch.tensor(next_states, dtype=torch.float32),
            torch.tensor(dones, dtype=torch.float32),
        )


def sample_shapes() -> list[list[int]]:
    buffer = ReplayBuffer()
    for step in range(50):
        buffer.add([step, 0.0], step % 2, 1.0, [step + 1, 0.0], False)
    return [list(part.shape) for part in buffer.sample(8)]
`,
      call: "sample_shapes()",
      check: "sample_shapes() == [[8, 2], [8], [8], [8, 2], [8]]",
      how: "Random batches break the link between steps that follow each other, without which training is unstable. `zip(*...)` turns a list of transitions into one column for each part, and each column becomes a tensor.",
      cost: "Adding takes constant time. Sampling copies the deque once; for buffers of a million steps keep a list and overwrite it in a ring.",
      edge: "`random.sample` fails when fewer transitions than the batch size are stored, so start training after a warm-up.",
      alternative: "Prioritised replay draws surprising transitions more often and learns faster where rewards are rare.",
      variables: {
        setting: ["a DQN agent", "a grid world", "a racing game", "an energy-saving agent", "a robot arm", "a card game"],
      },
    },
    {
      task: "compute discounted returns for one episode of $game in PyTorch and scale them to mean zero and deviation one",
      lead: "Go through the rewards from the end, so that each return is built from the one after it:",
      code: py`
import torch


def discounted_returns(rewards: list[float], gamma: float = 0.99) -> torch.Tensor:
    total, returns = 0.0, []
    for reward in reversed(rewards):
        total = reward + gamma * total
        returns.append(total)
    return torch.tensor(returns[::-1])


def standardise(values: torch.Tensor) -> torch.Tensor:
    return (values - values.mean()) / (values.std(unbiased=False) + 1e-8)
`,
      call: "discounted_returns([0.0, 0.0, 1.0], gamma=0.5).tolist()",
      check: "discounted_returns([0.0, 0.0, 1.0], gamma=0.5).tolist() == [0.25, 0.5, 1.0]",
      how: "The return of a step is its reward plus gamma times the return of the next step. Scaling keeps gradients at a similar size whatever the rewards are, which makes learning rates easier to choose.",
      cost: "Linear in the length of the episode.",
      edge: "If all returns are equal the deviation is zero; the small number in the divisor prevents a division by zero.",
      alternative: "Generalised advantage estimation uses a value network as well, and gives steadier gradients than plain returns.",
      variables: { game: ["a maze", "a platform game", "pole balancing", "blackjack", "a lunar landing", "a delivery task", "snake"] },
    },
    {
      task: "train a policy by REINFORCE in PyTorch on $bandit with three arms until it prefers the best arm",
      lead: "Without any states the policy is just three numbers, which makes it a good first look at the algorithm:",
      code: py`
import torch

CHANCES = torch.tensor([0.2, 0.5, 0.9])


def train(steps: int = 600, seed: int = 0) -> torch.Tensor:
    """Return the probabilities of the arms after training."""
    generator = torch.manual_seed(seed)
    logits = torch.zeros(3, requires_grad=True)
    optimiser = torch.optim.Adam([logits], lr=0.05)
    baseline = 0.0
    for _ in range(steps):
        policy = torch.distributions.Categorical(logits=logits)
        arm = policy.sample()
        reward = float(torch.rand(1, generator=generator) < CHANCES[arm])
        loss = -policy.log_prob(arm) * (reward - baseline)
        baseline += 0.05 * (reward - baseline)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    return torch.softmax(logits.detach(), dim=0)
`,
      call: "[round(p, 2) for p in train().tolist()]",
      check: "int(train().argmax()) == 2",
      how: "An arm is drawn from the policy. Its log-probability is raised when the reward was better than the running average (the baseline) and lowered when it was worse, so that good arms are drawn more and more often.",
      cost: "A step takes some tenths of a millisecond, the whole training less than a second.",
      edge: "Without the baseline every reward pushes its arm up, bad ones too, and learning becomes slow and noisy.",
      alternative: "For bandits alone, Thompson sampling needs no gradients and learns from fewer draws.",
      variables: {
        bandit: [
          "a slot machine",
          "an advertisement test",
          "a headline test",
          "a recommender toy",
          "a price experiment",
          "a coffee machine",
        ],
      },
    },
    {
      task: "write one DQN training step in PyTorch for $agent with a target network and the Huber loss",
      lead: "The online network is trained toward values that the slower target network gives:",
      code: py`
import torch
from torch import nn


def dqn_step(online, target, optimiser, batch, gamma: float = 0.99) -> float:
    """Take one gradient step and return the loss."""
    states, actions, rewards, next_states, dones = batch
    values = online(states).gather(1, actions.unsqueeze(1)).squeeze(1)
    with torch.no_grad():
        best_next = target(next_states).max(dim=1).values
        goals = rewards + gamma * (1 - dones) * best_next
    loss = nn.functional.smooth_l1_loss(values, goals)
    optimiser.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(online.parameters(), max_norm=10.0)
    optimiser.step()
    return loss.item()


def try_step() -> float:
    torch.manual_seed(0)
    online, target = nn.Linear(4, 2), nn.Linear(4, 2)
    target.load_state_dict(online.state_dict())
    optimiser = torch.optim.Adam(online.parameters(), lr=1e-3)
    batch = (torch.rand(8, 4), torch.randint(0, 2, (8,)), torch.rand(8), torch.rand(8, 4), torch.zeros(8))
    return dqn_step(online, target, optimiser, batch)
`,
      call: "round(try_step(), 4)",
      check: "try_step() > 0",
      how: "`gather` picks the value of the action that was taken. The goal is the reward plus the discounted best value of the next state, and nothing more after the last step of an episode, where `dones` is 1.",
      cost: "One forward and one backward pass of the online network, and one forward pass of the target network.",
      edge: "Copy the weights to the target network every few hundred steps only. Copying at each step brings back the instability it is there to prevent.",
      alternative:
        "Double DQN lets the online network choose the next action and the target network rate it, which avoids overrated values.",
      variables: {
        agent: ["a cart-pole agent", "a traffic light", "an Atari player", "a battery controller", "a drone", "a vacuum robot"],
      },
    },
  ],
};
