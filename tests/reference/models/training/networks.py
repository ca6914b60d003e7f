"""The four small networks for rendered shapes, written anew in PyTorch; keys are those of our architectures shapes-*."""
import torch
from torch import nn
from torch.nn import functional as F

CLASSES = 12


class Block(nn.Module):
    def __init__(self, inputs, channels):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, channels, 3, 1 if inputs == channels else 2, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(channels)
        self.conv2 = nn.Conv2d(channels, channels, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(channels)
        self.padding = (channels - inputs) // 2

    def forward(self, x):
        y = self.bn2(self.conv2(F.relu(self.bn1(self.conv1(x)))))
        return F.relu(y + (F.pad(x[:, :, ::2, ::2], (0, 0, 0, 0, self.padding, self.padding)) if self.padding else x))


class ResNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 16, 3, 2, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(16)
        self.layer1 = nn.Sequential(Block(16, 16))
        self.layer2 = nn.Sequential(Block(16, 32))
        self.layer3 = nn.Sequential(Block(32, 68))
        self.linear = nn.Linear(68, CLASSES)

    def forward(self, x):
        x = F.relu(self.bn1(self.conv1(x)))
        return self.linear(self.layer3(self.layer2(self.layer1(x))).mean((2, 3)))


def convnet():
    layers, inputs = [], 3
    for channels, kernel, stride in ((16, 4, 2), (32, 3, 1), (48, 3, 2), (64, 3, 2)):
        layers += [nn.Conv2d(inputs, channels, kernel, stride, 1, bias=False), nn.BatchNorm2d(channels), nn.ReLU()]
        inputs = channels
    return nn.Sequential(*layers, nn.Flatten(), nn.Linear(1024, 32), nn.ReLU(), nn.Linear(32, CLASSES))


class Mlp(nn.Module):
    def __init__(self, width, hidden):
        super().__init__()
        self.fc1 = nn.Linear(width, hidden)
        self.fc2 = nn.Linear(hidden, width)

    def forward(self, x):
        return self.fc2(F.gelu(self.fc1(x)))


class Attention(nn.Module):
    def __init__(self, width, heads):
        super().__init__()
        self.qkv = nn.Linear(width, 3 * width)
        self.proj = nn.Linear(width, width)
        self.heads = heads

    def forward(self, x):
        n, t, d = x.shape
        q, k, v = self.qkv(x).reshape(n, t, 3, self.heads, d // self.heads).permute(2, 0, 3, 1, 4)
        weights = (q @ k.transpose(-2, -1) * (d // self.heads) ** -0.5).softmax(-1)
        return self.proj((weights @ v).transpose(1, 2).reshape(n, t, d))


class VitBlock(nn.Module):
    def __init__(self, width, heads, hidden):
        super().__init__()
        self.norm1 = nn.LayerNorm(width, 1e-6)
        self.attn = Attention(width, heads)
        self.norm2 = nn.LayerNorm(width, 1e-6)
        self.mlp = Mlp(width, hidden)

    def forward(self, x):
        x = x + self.attn(self.norm1(x))
        return x + self.mlp(self.norm2(x))


class MixerBlock(nn.Module):
    def __init__(self, tokens, token_hidden, width, hidden):
        super().__init__()
        self.norm1 = nn.LayerNorm(width, 1e-6)
        self.mlp_tokens = Mlp(tokens, token_hidden)
        self.norm2 = nn.LayerNorm(width, 1e-6)
        self.mlp_channels = Mlp(width, hidden)

    def forward(self, x):
        x = x + self.mlp_tokens(self.norm1(x).transpose(1, 2)).transpose(1, 2)
        return x + self.mlp_channels(self.norm2(x))


class Patches(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.proj = nn.Conv2d(3, width, 4, 4)

    def forward(self, x):
        return self.proj(x).flatten(2).transpose(1, 2)


class Vit(nn.Module):
    def __init__(self):
        super().__init__()
        self.pos_embed = nn.Parameter(torch.zeros(1, 64, 48))
        self.patch_embed = Patches(48)
        self.blocks = nn.Sequential(*[VitBlock(48, 3, 96) for _ in range(4)])
        self.norm = nn.LayerNorm(48, 1e-6)
        self.head = nn.Linear(48, CLASSES)

    def forward(self, x):
        return self.head(self.norm(self.blocks(self.patch_embed(x) + self.pos_embed)).mean(1))


class Mixer(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = Patches(48)
        self.blocks = nn.Sequential(*[MixerBlock(64, 64, 48, 112) for _ in range(4)])
        self.norm = nn.LayerNorm(48, 1e-6)
        self.head = nn.Linear(48, CLASSES)

    def forward(self, x):
        return self.head(self.norm(self.blocks(self.stem(x))).mean(1))


NETWORKS = {'shapes-resnet': ResNet, 'shapes-convnet': convnet, 'shapes-vit': Vit, 'shapes-mixer': Mixer}
